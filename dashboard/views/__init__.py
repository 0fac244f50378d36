"""(catalogue, selection) -> Exhibit. Views know neither Streamlit nor files; what they say comes from the wording."""
