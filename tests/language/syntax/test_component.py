"""The syntax step: what is parsed, what is written back, and which model does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from timeline.cli import main
from timeline.errors import ModelError
from timeline.language import load_pipeline
from timeline.language.syntax import dependencies
from timeline.language.syntax.models import SHIPPED, load_model
from timeline.language.syntax.relevance import relevant_sentences


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def read(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = date(2019, 5, 5)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


TEXT = (
    "Norway arrested the sailors in May 2018. The soup was good.\n\n"
    "Both sides then met. Cooks came and went. Many sang songs. They left."
)


def test_only_sentences_that_can_tell_of_an_event_are_parsed(nlp: Language) -> None:
    doc = read(nlp, TEXT)

    parsed = [s.text.strip() for s in doc.sents if dependencies.is_parsed(s)]
    assert ["Norway arrested the sailors in May 2018.", "Both sides then met."] == parsed
    assert parsed == [s.text.strip() for s in relevant_sentences(doc)]


def test_docs_are_read_together_as_they_are_alone(nlp: Language) -> None:
    """Those without a relevant sentence and without a word come back as they were."""
    texts = [
        TEXT,
        "",
        " \n",
        "The soup was good.",
        TEXT * 3,
        "Kenya left.\n\nIt rained on 5 May 1999. " * 300,
    ]
    parser = nlp.get_pipe("timeline_syntax")
    unread = [nlp.make_doc(text) for text in texts]
    for name, component in nlp.pipeline:
        if name == "timeline_syntax":
            break
        unread = [component(doc) for doc in unread]
    found = list(parser.pipe(iter(unread), batch_size=3))

    assert found == unread
    columns = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "SENT_START", "ENT_TYPE"]
    for text, doc in zip(texts, found, strict=True):
        assert (doc.to_array(columns) == read(nlp, text).to_array(columns)).all()


def test_boundaries_stay_those_found_before(nlp: Language) -> None:
    alone = spacy.blank("en")
    alone.add_pipe("timeline_sentences")

    assert [s.text for s in alone(TEXT).sents] == [s.text for s in read(nlp, TEXT).sents]


def test_the_parse_is_written_where_the_words_stand(nlp: Language) -> None:
    doc = read(nlp, TEXT)
    verb = doc[1]

    assert ("arrested", "arrest", "VBD", "ROOT") == (verb.text, verb.lemma_, verb.tag_, verb.dep_)
    assert ["Norway"] == [t.text for t in dependencies.subjects(verb)]
    assert ["sailors"] == [t.text for t in dependencies.objects(verb)]


def test_names_of_people_are_found_and_joined(nlp: Language) -> None:
    doc = read(nlp, "Maria Lindqvist of Norway met envoys in May 2018. Norway thanked Lindqvist in June.")

    assert ["Maria Lindqvist"] * 2 == [span._.person for span in doc.spans["people"]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    doc = read(load_pipeline(), "Norway spoke. " + text)

    assert "Norway spoke. " + text == doc.text
    assert all(s.start < s.end for s in doc.sents)


def test_the_model_that_ships_says_what_it_is() -> None:
    meta = load_model().meta

    assert "CC BY-SA 4.0" == meta["license"]
    assert meta["performance"]["gum_test"]["las"] > 0.83
    assert {"UD English EWT", "CrossNER"} <= {source["name"] for source in meta["sources"]}
    assert {"parser", "tagger", "ner", "lemmatizer"} <= set(load_model().pipe_names)


def test_another_model_may_be_named_by_its_folder(nlp: Language) -> None:
    named = load_pipeline(str(SHIPPED))

    assert [t.dep_ for t in read(named, TEXT)] == [t.dep_ for t in read(nlp, TEXT)]


def test_a_model_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no language model “en_core_web_none”"):
        load_model("en_core_web_none")
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="no parser and no tagger"):
        load_model(str(tmp_path / "bare"))


def test_the_command_says_so_in_one_sentence(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "1", "text": "Norway spoke."}\n', encoding="utf-8")

    result = CliRunner().invoke(main, ["annotate", str(source), "--model", "en_core_web_none"])

    assert 2 == result.exit_code
    assert "There is no language model “en_core_web_none”" in result.output
