"""The app with the page that adds documents first, for AppTest: a function that stands on its own."""


def add_page_app() -> None:
    import streamlit as st

    from timeline.dashboard import add_page, state, timeline_page

    pages = [
        st.Page(timeline_page.show, title="Timeline", url_path="timeline"),
        st.Page(add_page.show, title="Add", default=True, url_path="add"),
    ]
    st.session_state[state.PAGES] = pages
    st.navigation(pages).run()
