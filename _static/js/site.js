/* What every page does beyond its HTML: theme, menu, search key, wide tables, place in the page. */
"use strict";
(function () {
  const THEMES = ["auto", "light", "dark"];

  /* Storage may be refused (private window, some file:// pages): the page works without. */
  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch (error) {
      return false;
    }
    return true;
  }

  function setUpTheme() {
    document.querySelectorAll(".theme-toggle").forEach((button) => {
      const name = button.querySelector(".theme-name");
      const show = () => {
        name.textContent = button.dataset[document.body.dataset.theme];
      };
      button.addEventListener("click", () => {
        const next = (THEMES.indexOf(document.body.dataset.theme) + 1) % THEMES.length;
        document.body.dataset.theme = THEMES[next];
        remember("theme", THEMES[next]);
        show();
      });
      show();
    });
  }

  function setUpMenu() {
    const button = document.querySelector(".menu-button");
    const drawer = document.getElementById("navigation-du-site");
    if (!button || !drawer) return;
    const set = (open) => {
      document.body.classList.toggle("menu-open", open);
      button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      set(false);
      button.focus();
    });
    document.addEventListener("click", (event) => {
      if (!drawer.contains(event.target) && !button.contains(event.target)) set(false);
    });
    /* Tabbing past the last link must not leave the open menu over what has the focus. */
    drawer.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !drawer.contains(event.relatedTarget) && event.relatedTarget !== button) set(false);
    });
  }

  function setUpSearchKey() {
    document.addEventListener("keydown", (event) => {
      /* With Ctrl (or Cmd): a bare letter would be typed by whoever speaks to the machine. */
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const fields = [...document.querySelectorAll("input[type=search]")];
      const field = fields.find((one) => one.checkVisibility({ visibilityProperty: true }));
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  /* A heading's words, without the mark that links to it. */
  function words(heading) {
    const kept = [...heading.childNodes].filter((node) => !node.classList?.contains("headerlink"));
    return kept.map((node) => node.textContent).join("").trim();
  }

  /* A box that scrolls sideways must be reached with the keyboard, and say what it is. */
  function setUpWideBoxes() {
    const check = () =>
      document.querySelectorAll(".table-wrapper, .highlight pre").forEach((box) => {
        const wide = box.scrollWidth > box.clientWidth + 1;
        if (!wide) {
          ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
          return;
        }
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        const caption = box.querySelector("caption");
        const heading = box.closest("section")?.querySelector("h1, h2, h3");
        box.setAttribute("aria-label", words(caption || heading || document.querySelector("h1")));
      });
    check();
    window.addEventListener("resize", check);
    /* Other scripts of the page may have added boxes by then. */
    window.addEventListener("load", check);
  }

  /* The table of contents tells where one is. */
  function setUpPlace() {
    const links = new Map();
    document.querySelectorAll(".toc-drawer .toc-tree a[href^='#']").forEach((link) => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target, link);
    });
    if (!links.size || !("IntersectionObserver" in window)) return;
    let here = null;
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter((entry) => entry.isIntersecting && links.has(entry.target));
        if (!seen.length) return;
        if (here) here.classList.remove("is-here");
        here = links.get(seen[seen.length - 1].target);
        here.classList.add("is-here");
      },
      { rootMargin: "-10% 0px -80% 0px" },
    );
    links.forEach((link, target) => observer.observe(target));
  }

  /* A kit is a sheet of paper: the button is there when it works. */
  function setUpPrint() {
    document.querySelectorAll(".print-button").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpPrint();
    setUpTheme();
    setUpMenu();
    setUpSearchKey();
    setUpWideBoxes();
    setUpPlace();
  });
})();
