"""Our own nodes; the docutils node each subclasses writes it where we do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.texinfo import TexinfoTranslator
    from sphinx.writers.text import TextTranslator


class claim_passage(nodes.inline):
    """Words that carry claims (``claims``); a mark for each follows it."""


class raised(nodes.inline):
    """A small mark after the words it is about."""


class source_call(nodes.reference):
    """A numbered call to the list of sources; ``label`` says it to who cannot see."""


class source_back(nodes.reference):
    """The way back from a source to one of its calls; only screens need it."""


class source_list(nodes.enumerated_list):
    """The numbered sources of a page."""


class source_item(nodes.list_item):
    """One source, with an id."""


class checklist(nodes.bullet_list):
    """A list of things to look at."""


class check_item(nodes.list_item):
    """A thing to look at: ``check`` is its id, ``alarm`` says it is a bad sign."""


class figure_value(nodes.inline):
    """A number of the figures file, taken by ``path``."""


class reading_path(nodes.bullet_list):
    """The pages for one role or one phase, filled when pages are written."""


class path_rest(nodes.bullet_list):
    """The end of a long reading path, folded under ``label`` on screens."""


class claim_pages(nodes.definition_list_item):
    """The pages and cards that carry ``claim``, filled when pages are written."""


class pattern_products(nodes.bullet_list):
    """The cards that show ``pattern``, filled when pages are written."""


def _start(
    self: HTML5Translator, node: nodes.Element, tag: str, more: dict[str, Any]
) -> str:
    return self.starttag(node, tag, "", **more)


def visit_passage_html(self: HTML5Translator, node: claim_passage) -> None:
    claims = {"data-claims": " ".join(node["claims"])}
    self.body.append(_start(self, node, "span", claims))


def depart_passage_html(self: HTML5Translator, node: claim_passage) -> None:
    self.body.append("</span>")


def visit_passage_latex(self: LaTeXTranslator, node: claim_passage) -> None:
    # The writer of inline nodes drops their ids.
    self.body.extend(self.hypertarget(name) for name in node["ids"])


def depart_passage_latex(self: LaTeXTranslator, node: claim_passage) -> None:
    pass


def visit_raised_html(self: HTML5Translator, node: raised) -> None:
    self.body.append(self.starttag(node, "sup", ""))


def depart_raised_html(self: HTML5Translator, node: raised) -> None:
    self.body.append("</sup>")


def visit_raised_latex(self: LaTeXTranslator, node: raised) -> None:
    self.body.append(r"\textsuperscript{")


def depart_raised_latex(self: LaTeXTranslator, node: raised) -> None:
    self.body.append("}")


def visit_raised_text(self: TextTranslator, node: raised) -> None:
    self.add_text("[")


def depart_raised_text(self: TextTranslator, node: raised) -> None:
    self.add_text("]")


def visit_raised_man(self: ManualPageTranslator, node: raised) -> None:
    # Without the address of the link, which is as long as the sentence.
    self.body.append(f"[{node.astext()}]")
    raise nodes.SkipNode


def visit_raised_texinfo(self: TexinfoTranslator, node: raised) -> None:
    self.body.append("[")


def depart_raised_texinfo(self: TexinfoTranslator, node: raised) -> None:
    self.body.append("]")


def visit_labelled_html(self: HTML5Translator, node: nodes.reference) -> None:
    label = {"class": "reference internal", "href": f"#{node['refid']}"}
    label["aria-label"] = node["label"]
    self.body.append(_start(self, node, "a", label))


def depart_labelled_html(self: HTML5Translator, node: nodes.reference) -> None:
    self.body.append("</a>")


def skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def visit_item_latex(self: LaTeXTranslator, node: source_item) -> None:
    self.visit_list_item(node)
    # The writer of list items drops their ids.
    self.body.extend(self.hypertarget(name) for name in node["ids"])


def depart_item(self: Any, node: nodes.list_item) -> None:
    self.depart_list_item(node)


def visit_item_texinfo(self: TexinfoTranslator, node: source_item) -> None:
    self.visit_list_item(node)
    for name in node["ids"]:
        self.add_anchor(name, node)


def visit_rest_html(self: HTML5Translator, node: path_rest) -> None:
    # A plain element of HTML: it opens without scripts, and for who searches the page.
    self.body.append('<details class="reading-rest"><summary>')
    self.body.append(f"{self.encode(node['label'])}</summary>\n")
    self.visit_bullet_list(node)


def depart_rest_html(self: HTML5Translator, node: path_rest) -> None:
    self.depart_bullet_list(node)
    self.body.append("</details>\n")


def visit_check_html(self: HTML5Translator, node: check_item) -> None:
    checked = {"data-check": node["check"]} if node.get("check") else {}
    self.body.append(_start(self, node, "li", checked))


def depart_check_html(self: HTML5Translator, node: check_item) -> None:
    self.body.append("</li>\n")


def visit_check_latex(self: LaTeXTranslator, node: check_item) -> None:
    self.body.append(r"\item[{$\square$}] ")
    self.body.extend(self.hypertarget(name) for name in node["ids"])


def visit_check_text(self: TextTranslator, node: check_item) -> None:
    self.new_state(4)


def depart_check_text(self: TextTranslator, node: check_item) -> None:
    self.end_state(first="[!] " if node.get("alarm") else "[ ] ")


#: Written in every format as the docutils node they are.
PARENT_WRITES = (
    source_list,
    checklist,
    figure_value,
    reading_path,
    claim_pages,
    pattern_products,
)


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; a format without a pair uses the parent's."""
    labelled_html = (visit_labelled_html, depart_labelled_html)
    app.add_node(
        claim_passage,
        html=(visit_passage_html, depart_passage_html),
        latex=(visit_passage_latex, depart_passage_latex),
    )
    app.add_node(
        raised,
        html=(visit_raised_html, depart_raised_html),
        latex=(visit_raised_latex, depart_raised_latex),
        text=(visit_raised_text, depart_raised_text),
        man=(visit_raised_man, None),
        texinfo=(visit_raised_texinfo, depart_raised_texinfo),
    )
    app.add_node(source_call, html=labelled_html)
    nothing = (skip, None)
    app.add_node(
        source_back,
        html=labelled_html,
        latex=nothing,
        text=nothing,
        man=nothing,
        texinfo=nothing,
    )
    app.add_node(
        source_item,
        latex=(visit_item_latex, depart_item),
        texinfo=(visit_item_texinfo, depart_item),
    )
    app.add_node(
        check_item,
        html=(visit_check_html, depart_check_html),
        latex=(visit_check_latex, depart_item),
        text=(visit_check_text, depart_check_text),
        texinfo=(visit_item_texinfo, depart_item),
    )
    app.add_node(path_rest, html=(visit_rest_html, depart_rest_html))
    for node in PARENT_WRITES:
        app.add_node(node)
