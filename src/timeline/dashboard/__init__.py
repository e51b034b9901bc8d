"""The Streamlit pages, the figures they draw (pure functions of data) and the state in the URL."""
