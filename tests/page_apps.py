"""The app with another page first, for AppTest: functions that stand on their own."""


def add_page_app() -> None:
    import streamlit as st

    from timeline.dashboard import add_page, state, timeline_page

    pages = [
        st.Page(timeline_page.show, title="Timeline", url_path="timeline"),
        st.Page(add_page.show, title="Add", default=True, url_path="add"),
    ]
    st.session_state[state.PAGES] = pages
    st.navigation(pages).run()


def documents_page_app() -> None:
    import streamlit as st

    from timeline.dashboard import documents_page, state, timeline_page

    pages = [
        st.Page(timeline_page.show, title="Timeline", url_path="timeline"),
        st.Page(documents_page.show, title="Documents", default=True, url_path="documents"),
    ]
    st.session_state[state.PAGES] = [pages[0], pages[0], pages[1]]
    st.navigation(pages).run()
