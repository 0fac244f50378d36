"""A briefing as PowerPoint: text, tables and charts that can be edited, maps as pictures, sources numbered.

measure estimates text, blocks are what stands on a slide, flow puts them on slides, charts and master know the format.
"""

from dashboard.exports.slides.presentation import pptx_file

__all__ = ["pptx_file"]
