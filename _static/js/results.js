/* The search page: asks search.js, draws the results, shows the phrase of each. */
"use strict";
(function () {
  const PHRASES = 10;
  const LENGTH = 220;
  const root = document.documentElement.dataset.content_root;

  /* Text with the asked words marked: nodes, never HTML made from text. */
  function marked(text, words) {
    const made = document.createDocumentFragment();
    for (const part of text.split(/([\p{L}\p{N}_]+)/u)) {
      const hit = part && words.has(Search.stem(Search.fold(part)));
      const node = hit ? document.createElement("mark") : document.createTextNode(part);
      if (hit) node.textContent = part;
      made.append(node);
    }
    return made;
  }

  /* The part of a text round the first word asked. */
  function excerpt(text, words) {
    if (text.length <= LENGTH) return text;
    const found = [...text.matchAll(/[\p{L}\p{N}_]+/gu)].find((m) => words.has(Search.stem(Search.fold(m[0]))));
    let start = Math.max(0, (found ? found.index : 0) - LENGTH / 3);
    if (start > 0) start = text.indexOf(" ", start) + 1;
    const end = text.indexOf(" ", start + LENGTH);
    return (start > 0 ? "… " : "") + text.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
  }

  /* The block of a page that holds the most of the words asked. */
  function bestBlock(html, words) {
    const page = new DOMParser().parseFromString(html, "text/html");
    /* Calls to sources and the sources themselves are no sentence. */
    page.querySelectorAll("main :is(sup, ol.sources, .headerlink)").forEach((part) => part.remove());
    let best = ["", 0];
    page.querySelectorAll("main :is(p, li, dd, td)").forEach((block) => {
      if (block.querySelector("p, li, dd")) return;
      const text = block.textContent.replace(/\s+/g, " ").trim();
      const seen = new Set((Search.fold(text).match(/[\p{L}\p{N}_]+/gu) || []).map(Search.stem));
      const count = [...words].filter((word) => seen.has(word)).length;
      /* A sentence says more than the head of a column. */
      const value = count + (text.length > 60 ? 0.5 : 0);
      if (count && value > best[1]) best = [text, value];
    });
    return best[0];
  }

  function showPhrase(item, url, words) {
    /* From the disk nothing can be fetched: the page's own sentence stays. */
    if (location.protocol === "file:") return Promise.resolve();
    return fetch(url)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => {
        const text = bestBlock(html, words);
        if (text) item.querySelector(".context").replaceChildren(marked(excerpt(text, words), words));
      })
      .catch(() => {
        /* A page that cannot be had keeps its own sentence. */
      });
  }

  function draw(result, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${root}${encodeURI(result.docname)}.html`;
    link.textContent = result.title;
    const kind = document.createElement("span");
    kind.className = "result-kind";
    kind.textContent = result.page.label || "";
    const context = document.createElement("p");
    context.className = "context";
    context.append(marked(result.page.summary || "", words));
    item.append(link, " ", kind, context);
    if (result.section) {
      const place = document.createElement("p");
      place.className = "result-section";
      const deep = document.createElement("a");
      deep.href = `${link.href}#${result.section.anchor}`;
      deep.textContent = result.section.title;
      place.append("→ ", deep);
      item.append(place);
    }
    return item;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  }

  function setUp() {
    const box = document.getElementById("search-results");
    const field = document.querySelector("input[type=search]");
    const help = document.getElementById("search-help");
    const summary = box.querySelector(".search-summary");
    const listing = box.querySelector("ul.search");

    function show(query) {
      const found = Search.find(query).slice(0, 30);
      const words = new Set(Search.tokens(query));
      const n = found.length;
      const sentence = n === 0 ? box.dataset.none : n === 1 ? box.dataset.one : box.dataset.many;
      summary.textContent = query.trim() ? fill(sentence, { n, query: query.trim() }) : "";
      help.hidden = n > 0;
      const items = found.map((result) => draw(result, words));
      listing.replaceChildren(...items);
      items.slice(0, PHRASES).forEach((item, i) => showPhrase(item, `${root}${encodeURI(found[i].docname)}.html`, words));
    }

    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const address = new URL(location.href);
        address.searchParams.set("q", field.value);
        try {
          history.replaceState(null, "", address);
        } catch (error) {
          /* Some browsers refuse it from the disk. */
        }
        show(field.value);
      }, 150);
    });
    const asked = new URLSearchParams(location.search).get("q") || "";
    field.value = asked;
    Search.whenReady(() => show(field.value));
  }

  document.addEventListener("DOMContentLoaded", setUp);
})();
