"""The Streamlit entry: ``streamlit run app.py``."""

from timeline.dashboard.app import main

if __name__ == "__main__":  # worker processes import this file again and must not draw
    main()
