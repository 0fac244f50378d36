from dashboard import ui
from dashboard.selection import SECTIONS
from dashboard.views import coverage, methods, sources

visit = ui.arrive("sources")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words

ui.heading(words("sources.title"), level=1)
ui.choose_one(visit, "section", SECTIONS, words("sources.section"), lambda code: words(f"sources.{code}"), few=True)

if selection.section == "documents":
    if selection.source:
        back = [(words("sources.all_documents"), selection.link("sources", source="", line=0))]
        if selection.line:
            back.append((words("sources.all_lines"), selection.link("sources", line=0)))
        ui.links(visit, back)
    ui.show(visit, sources.documents(catalogue, selection))
    if selection.source:
        ui.show(visit, sources.line_by_line(catalogue, selection))
elif selection.section == "coverage":
    ui.show(visit, coverage.by_place(catalogue, selection))
    ui.show(visit, coverage.by_indicator(catalogue, selection))
elif selection.section == "methods":
    for exhibit in (methods.method, methods.rule_of_bounds, methods.kinds, methods.boundaries):
        ui.show(visit, exhibit(catalogue, selection))
elif selection.section == "glossary":
    ui.show(visit, methods.glossary(catalogue, selection))
