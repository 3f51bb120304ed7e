/* A gallery that readers filter, search, sort and group.
   The page holds every card, and a form that is inert without this script. The values of
   each card and the order of each sort come from the build: nothing is computed twice.
   What is chosen is in the address, and goes back and forth with the history. */
"use strict";
(() => {
  const gallery = document.querySelector(".startup-filtered");
  const box = gallery?.querySelector(".startup-controls");
  const data = window.startupGallery;
  if (!box || !data) return;

  const words = box.dataset;
  const list = gallery.querySelector(".startup-list");
  const facets = data.facets.map(([name, options]) => ({
    name,
    options: options.map(([key, label, more]) => ({ key, label, more, count: -1 })),
  }));
  const cards = [...list.children].map((node, place) => ({
    nodes: [node],
    values: data.cards[place],
  }));
  const plural = new Intl.PluralRules(document.documentElement.lang || "fr");

  // ---- the form

  box.hidden = false;
  gallery.querySelector(".startup-total").remove();
  const find = (selector) => box.querySelector(selector);
  const form = find("[role=search]");
  const search = find("#startup-q");
  const [sorts, groups] = [find("#startup-tri"), find("#startup-groupe")];
  const [found, ignored] = box.querySelectorAll("[role=status]");
  const reset = find(".startup-reset");
  const active = find(".startup-active");

  const make = (name, text, more = {}) => {
    const node = Object.assign(document.createElement(name), more);
    node.append(text);
    return node;
  };
  for (const facet of facets) {
    facet.panel = document.getElementById("startup-" + facet.name);
    facet.button = facet.panel.previousElementSibling;
    facet.title = facet.button.firstChild.data;
    for (const option of facet.options) {
      option.box = make("input", "", { type: "checkbox", name: facet.name, value: option.key });
      option.number = make("span", "");
      const said = make("span", option.label + " ");
      said.append(option.number);
      option.row = make("label", option.box);
      option.row.append(said);
      facet.panel.append(option.row);
    }
  }

  // ---- the search: accents, case and apostrophes do not count

  const letters = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ł: "l" };
  const quotes = /['`´ʼ‘’]/g;
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
      .replace(/[œæßøđł]/g, (letter) => letters[letter]);
  const split = (text) => text.match(/[\p{L}\p{N}]+/gu) || [];
  // « l’eau » is found by « eau » as by « leau ».
  const spoken = (text) =>
    split(fold(text.replace(quotes, ""))).concat(text.search(quotes) >= 0 ? split(fold(text.replace(quotes, " "))) : []);

  const index = () => {
    for (const facet of facets)
      for (const option of facet.options) option.words = " " + spoken(option.label + " " + option.more).join(" ");
    for (const card of cards) {
      const [link, mission] = card.nodes[0].children;
      const title = spoken(link.textContent);
      // Names are found by any part of them, once joined: « bonneboite », « aides ».
      const file = decodeURIComponent(link.pathname).match(/([^/]+?)(\.html|\/)?$/);
      card.name = title.join("") + " " + title.join(" ") + " " + split(fold(file[1])).join("");
      card.text = " " + spoken(mission.textContent).join(" ");
      facets.forEach((facet, place) => {
        for (const value of card.values[place]) card.text += facet.options[value].words;
      });
    }
  };
  const says = (card, wanted) => wanted.every((word) => card.name.includes(word) || card.text.includes(" " + word));

  // ---- the state, and its address

  const chosen = () => facets.flatMap((facet) => facet.options.filter((o) => o.box.checked).map((option) => ({ facet, option })));
  const query = () => {
    const params = new URLSearchParams();
    if (search.value.trim()) params.set("q", search.value.trim());
    for (const { facet, option } of chosen()) params.append(facet.name, option.key);
    if (sorts.selectedIndex) params.set("tri", sorts.value);
    if (groups.value) params.set("groupe", groups.value);
    return params.toString();
  };
  const read = () => {
    const params = new URLSearchParams(location.search);
    const unknown = [];
    search.value = params.get("q") || "";
    for (const facet of facets) {
      const wanted = new Set(params.getAll(facet.name).map((value) => value.normalize("NFC")));
      for (const option of facet.options) option.box.checked = wanted.delete(option.key);
      for (const value of wanted) unknown.push(facet.name + "=" + value);
    }
    for (const select of [sorts, groups]) {
      const value = params.get(select.name);
      const place = [...select.options].findIndex((option) => option.value === (value || ""));
      select.selectedIndex = Math.max(0, place);
      if (value && place < 0) unknown.push(select.name + "=" + value);
    }
    ignored.textContent = unknown.length ? words.ignored.replace("{values}", () => unknown.join(", ")) : "";
  };
  let typing = 0;
  let typed = false;
  const write = (byTyping) => {
    clearTimeout(typing);
    const text = query();
    if (text === new URLSearchParams(location.search).toString()) return;
    const address = location.pathname + (text && "?" + text);
    // A word typed is one step of the history, not one a letter.
    history[byTyping && typed ? "replaceState" : "pushState"](null, "", address);
    typed = byTyping;
    ignored.textContent = "";
  };

  // ---- order and groups

  let shape = sorts.value + "," + groups.value;
  let sections = [];
  let ordered = cards;
  const arrange = () => {
    if (shape === sorts.value + "," + groups.value) return;
    shape = sorts.value + "," + groups.value;
    for (const { section } of sections) section.remove();
    sections = [];
    const order = data.orders.find(([key]) => key === sorts.value)?.[1];
    ordered = order ? order.map((at) => cards[at]) : cards;
    for (const card of cards) card.nodes.length = 1;
    const place = facets.findIndex((facet) => facet.name === groups.value);
    const lists = place < 0 ? [list] : facets[place].options.map((option) => heading(option));
    for (const card of ordered) {
      const homes = place < 0 ? [0] : card.values[place];
      homes.forEach((home, copy) => {
        if (copy) card.nodes.push(card.nodes[0].cloneNode(true));
        lists[home].append(card.nodes[copy]);
      });
    }
  };
  const heading = (option) => {
    const section = document.createElement("section");
    const number = make("span", "", { className: "startup-number" });
    const title = make("h" + words.level, option.label + " ");
    const items = make("ul", "", { className: "startup-list" });
    items.setAttribute("role", "list");
    title.append(number);
    section.append(title, items);
    gallery.append(section);
    sections.push({ section, number });
    return items;
  };

  // ---- what is shown

  // Cards that come back: those of the first screens at once, the others after the next
  // frame, so that a letter typed is on the screen before hundreds of boxes are laid out.
  const AT_ONCE = 60;
  let turn = 0;
  const reveal = (nodes) => {
    const mine = ++turn;
    for (const node of nodes.splice(0, AT_ONCE)) node.hidden = false;
    if (nodes.length) requestAnimationFrame(() => setTimeout(() => mine === turn && nodes.forEach((node) => (node.hidden = false))));
  };
  const show = () => {
    if (search.value && !cards[0]?.text) index();
    arrange();
    const seen = tally();
    reveal(seen.back);
    facets.forEach((facet, place) => facet.options.forEach((option, at) => number(option, seen.counts[place][at])));
    sections.forEach(({ section, number }, at) => {
      section.hidden = !seen.grouped[at];
      number.textContent = seen.grouped[at];
    });
    // A list of nothing is not told as one.
    list.hidden = !seen.total || sections.length > 0;
    tell(seen.total);
  };
  // What each facet lets through; nothing chosen lets all through.
  const choices = () =>
    facets.map((facet) => {
      const on = [...facet.options.keys()].filter((at) => facet.options[at].box.checked);
      facet.button.lastChild.textContent = on.length ? " (" + on.length + ")" : "";
      return on.length && new Set(on);
    });
  const tally = () => {
    const wanted = spoken(search.value.replace(quotes, ""));
    const picks = choices();
    const by = facets.findIndex((facet) => facet.name === groups.value);
    const seen = { total: 0, back: [], grouped: sections.map(() => 0), counts: facets.map((facet) => facet.options.map(() => 0)) };
    for (const card of ordered) {
      const missed = says(card, wanted) ? [] : [-1, -1];
      card.values.forEach((values, place) => {
        if (picks[place] && !values.some((value) => picks[place].has(value))) missed.push(place);
      });
      // An option counts the cards that it would leave, its own filter set aside.
      card.values.forEach((values, place) => {
        if (!missed.length || (missed.length === 1 && missed[0] === place)) for (const value of values) seen.counts[place][value]++;
      });
      if (missed.length) {
        for (const node of card.nodes) node.hidden = true;
        continue;
      }
      seen.total++;
      seen.back.push(...card.nodes.filter((node) => node.hidden));
      if (by >= 0) for (const value of card.values[by]) seen.grouped[value]++;
    }
    return seen;
  };
  const number = (option, count) => {
    if (option.count === count) return;
    option.count = count;
    option.number.textContent = count;
    option.row.classList.toggle("startup-empty", !count);
  };
  const tell = (total) => {
    const many = words[plural.select(total) === "one" ? "one" : "many"];
    const said = many.replace("{n}", total.toLocaleString(document.documentElement.lang)).replace("{total}", cards.length);
    found.textContent = said + (total ? "" : ". " + words.none);
    const removable = chosen().map(({ facet, option }) => ({
      says: facet.title + "\u00a0: " + option.label,
      clear: () => (option.box.checked = false),
    }));
    if (search.value.trim())
      removable.unshift({
        says: words.search + "\u00a0: " + search.value.trim(),
        clear: () => (search.value = ""),
      });
    active.replaceChildren(...removable.map(chip));
    active.hidden = !removable.length;
    reset.hidden = !query();
  };
  const chip = (filter, place) => {
    const button = make("button", filter.says, { type: "button" });
    button.setAttribute("aria-label", words.remove.replace("{filter}", () => filter.says));
    button.addEventListener("click", () => {
      filter.clear();
      act();
      // The next one takes its place, else the last, else the search.
      const left = active.querySelectorAll("button");
      (left[Math.min(place, left.length - 1)] || search).focus();
    });
    return make("li", button);
  };
  const act = (byTyping = false) => {
    show();
    clearTimeout(typing);
    if (byTyping) typing = setTimeout(write, 400, true);
    else write(false);
  };

  // ---- what the reader does

  const open = (wanted) => {
    for (const { panel, button } of facets) {
      panel.hidden = panel !== wanted;
      button.setAttribute("aria-expanded", String(panel === wanted));
    }
  };
  for (const { panel, button } of facets) {
    button.addEventListener("click", () => open(panel.hidden ? panel : null));
    for (const node of [panel, button])
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || panel.hidden) return;
        open(null);
        button.focus();
      });
  }
  search.addEventListener("keydown", (event) => event.key === "Enter" && write(true));
  form.addEventListener("input", (event) => act(event.target === search));
  reset.addEventListener("click", () => {
    for (const { option } of chosen()) option.box.checked = false;
    search.value = "";
    sorts.selectedIndex = groups.selectedIndex = 0;
    act();
    search.focus();
  });
  const restore = () => {
    read();
    typed = false;
    show();
  };
  addEventListener("popstate", restore);
  restore();
  // Words are made ready while the reader looks, not at the first letter.
  (window.requestIdleCallback || setTimeout)(() => cards[0]?.text || index());
})();
