"""The Streamlit entry: ``streamlit run app.py``."""

if __name__ == "__main__":  # worker processes import this file again: they must not draw, nor load Streamlit
    from timeline.dashboard.app import main

    main()
