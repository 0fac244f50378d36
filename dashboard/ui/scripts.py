"""The scripts that pages put into the browser: constants, never data; the content policy names each by its hash."""

from __future__ import annotations

import streamlit as st

LANGUAGES = {
    "zh": "document.documentElement.lang='zh-CN'",
    "en": "document.documentElement.lang='en'",
}
TO_TOP = "document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)"
# Streamlit opens every Markdown link in a new tab. A link inside the atlas is followed here instead: its address is
# entered into the history and Streamlit told so, as if the reader had come Back to it. With a modifier key, or to
# another host, the browser does as it always does.
FOLLOW_LINKS = """
if (!window.atlasFollowsLinks) {
  window.atlasFollowsLinks = true
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[target="_blank"]')
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const address = new URL(link.href)
    if (address.origin !== location.origin || !address.searchParams.has('lang')) return
    event.preventDefault()
    event.stopPropagation()
    history.pushState({}, '', address)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)
  }, true)
}
"""
PAGE_SCRIPTS = (*LANGUAGES.values(), TO_TOP, FOLLOW_LINKS)


def document_language(lang: str) -> None:
    """Streamlit always says <html lang="en">; screen readers need the truth."""
    _run(LANGUAGES[lang])


def follow_links() -> None:
    """Links inside the atlas open in the same tab, and Back returns."""
    _run(FOLLOW_LINKS)


def start_at_top(page_of_list: int) -> None:
    """Scroll up when another page of a list comes: Streamlit stays where the reader pressed."""
    _run(TO_TOP, when=page_of_list)


def _run(script: str, when: int = 0) -> None:
    """Run a script now, and again whenever `when` changes."""
    st.html(f'<i data-when="{when:d}"></i><script>{script}</script>', unsafe_allow_javascript=True)
