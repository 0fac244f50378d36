"""The ASGI application: Streamlit with our routes, security headers and error handling, and the server that runs it."""

from streamlit.logger import get_logger

# streamlit-folium declares its component when imported; Streamlit would warn that no script is running yet. `_lifespan`
# registers the component by hand.
get_logger("streamlit.runtime.scriptrunner_utils.script_run_context").addFilter(
    lambda record: "missing ScriptRunContext" not in record.getMessage()
)

from dashboard.server.application import create_app, serve  # noqa: E402

__all__ = ["create_app", "serve"]
