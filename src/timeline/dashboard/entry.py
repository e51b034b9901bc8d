"""What ``timeline serve`` hands to Streamlit: the same page as ``app.py``, from an installed package."""

if __name__ == "__main__":  # worker processes import this file again: they must not draw, nor load Streamlit
    from timeline.dashboard.app import main

    main()
