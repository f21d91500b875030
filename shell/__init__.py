"""What knows Streamlit besides the pages: frame, menu, access, cached readings, common forms."""
