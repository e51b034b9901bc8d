"""The script that ``timeline serve`` hands to Streamlit; in a checkout ``app.py`` does the same."""

from timeline.dashboard.app import main

if __name__ == "__main__":
    main()
