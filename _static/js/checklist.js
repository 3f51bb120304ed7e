/* Checklists that can be ticked, and the self-assessment made of the same parts.
   Answers stay on this device (localStorage) or in a file that the reader keeps. */
"use strict";
(function () {
  const KEY = "playbook.reponses";
  const FORMAT = "playbook-des-incubateurs/reponses";
  const VERSION = 1;
  /* On this page items are answered (yes, partly, no) rather than ticked. */
  const ASSESSMENT = /(^|\/)auto-evaluation$/;
  const VALUES = ["oui", "partie", "non"];

  const docname = document.body.dataset.docname;
  const assessed = ASSESSMENT.test(docname);
  let answers = load();
  let kept = true;

  function load() {
    try {
      return clean(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch (error) {
      return {};
    }
  }

  /* Keep what is an answer; a hand-made file may hold anything. */
  function clean(given) {
    const entries = given && typeof given === "object" ? Object.entries(given) : [];
    return Object.fromEntries(entries.filter(([, value]) => VALUES.includes(value)));
  }

  function store() {
    try {
      localStorage.setItem(KEY, JSON.stringify(answers));
      kept = true;
    } catch (error) {
      kept = false;
    }
  }

  function answer(key, value) {
    if (value) answers[key] = value;
    else delete answers[key];
    store();
    show();
  }

  const items = () => [...document.querySelectorAll("ul.checklist > li[data-check]")];
  const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);

  /* The sentence for a number: data-name-one for one, data-name for others. */
  const plural = (words, name, n) => (n === 0 ? "" : fill(words[n === 1 ? `${name}One` : name], { n }));

  function addTick(item) {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.id = `coche-${item.id || item.dataset.check.replace(/\W/g, "-")}`;
    input.addEventListener("change", () => answer(item.dataset.check, input.checked ? "oui" : ""));
    const text = item.querySelector("p") || item;
    const label = document.createElement("label");
    label.htmlFor = input.id;
    label.append(...text.childNodes);
    text.append(label);
    item.prepend(input);
  }

  function addAnswers(item) {
    const field = clone("checklist-answers");
    const question = item.querySelector("p") || item;
    question.id = question.id || `question-${item.id || item.dataset.check.replace(/\W/g, "-")}`;
    field.setAttribute("aria-labelledby", question.id);
    field.querySelectorAll("input").forEach((input) => {
      input.name = item.dataset.check;
      input.addEventListener("change", () => answer(item.dataset.check, input.value));
      /* A second click on an answer takes it back: no answer is an answer too. */
      input.addEventListener("click", () => {
        if (input.dataset.was === "1") {
          input.checked = false;
          answer(item.dataset.check, "");
        }
      });
    });
    item.classList.add("answered-item");
    item.append(field);
  }

  function showItem(item) {
    const value = answers[item.dataset.check] || "";
    item.querySelectorAll("input").forEach((input) => {
      input.checked = input.type === "radio" ? input.value === value : value === "oui";
      input.dataset.was = input.checked ? "1" : "";
    });
    item.dataset.answer = value;
  }

  function show() {
    const all = items();
    all.forEach(showItem);
    document.querySelectorAll(".checklist-status").forEach((status) => {
      const good = assessed ? all : all.filter((item) => !item.classList.contains("alarm"));
      const done = good.filter((item) => answers[item.dataset.check]).length;
      const alarms = all.filter((item) => item.classList.contains("alarm") && answers[item.dataset.check] === "oui").length;
      const words = status.dataset;
      status.textContent =
        fill(assessed ? words.answered : words.ticked, { done, all: good.length }) +
        plural(words, "alarm", alarms) +
        (kept ? words.kept : words.lost);
    });
    showSummary(all);
  }

  /* One row a part: how many of each answer, and how many are left open. */
  function showSummary(all) {
    const body = document.querySelector(".checklist-summary tbody");
    if (!body) return;
    const parts = new Map();
    all.forEach((item) => {
      const title = item.closest("section")?.querySelector("h2, h3");
      const name = title ? title.firstChild.textContent.trim() : document.title;
      if (!parts.has(name)) parts.set(name, []);
      parts.get(name).push(answers[item.dataset.check] || "");
    });
    const row = ([name, given]) => {
      const line = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      line.append(head);
      [...VALUES, ""].forEach((value) => {
        const cell = document.createElement("td");
        cell.textContent = given.filter((one) => one === value).length;
        line.append(cell);
      });
      return line;
    };
    body.replaceChildren(...[...parts].map(row));
  }

  function save() {
    const mine = Object.entries(answers).filter(([key]) => key.startsWith(`${docname}/`));
    const day = new Date().toISOString().slice(0, 10);
    const file = { format: FORMAT, version: VERSION, date: day, answers: Object.fromEntries(mine) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
    link.download = `reponses-${docname.split("/").pop()}-${day}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* What is wrong with a file, as the name of the sentence that says so. */
  function fault(file) {
    if (!file || typeof file !== "object" || Array.isArray(file)) return "unreadable";
    if (file.format !== FORMAT) return "foreign";
    if (!Number.isInteger(file.version) || file.version < VERSION) return "older";
    if (file.version > VERSION) return "newer";
    const mine = Object.keys(clean(file.answers)).filter((key) => key.startsWith(`${docname}/`));
    return mine.length ? "" : "elsewhere";
  }

  function restore(text, message) {
    let file = null;
    try {
      file = JSON.parse(text);
    } catch (error) {
      /* Told below as an unreadable file. */
    }
    const wrong = fault(file);
    if (wrong) {
      message.textContent = message.dataset[wrong];
      return;
    }
    const known = new Set(items().map((item) => item.dataset.check));
    const mine = Object.entries(clean(file.answers)).filter(([key]) => key.startsWith(`${docname}/`));
    const taken = mine.filter(([key]) => known.has(key));
    taken.forEach(([key, value]) => (answers[key] = value));
    store();
    show();
    const gone = mine.length - taken.length;
    message.textContent = [
      plural(message.dataset, "restored", taken.length),
      plural(message.dataset, "gone", gone),
    ].join(" ").trim();
  }

  function addTools(place) {
    const tools = clone("checklist-tools");
    const part = (name) => tools.querySelector(`.checklist-${name}`);
    const [chooser, message, clear] = [part("file"), part("message"), part("clear")];
    part("save").addEventListener("click", save);
    part("restore").addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      if (chooser.files.length) chooser.files[0].text().then((text) => restore(text, message));
      chooser.value = "";
    });
    /* Asked twice in place: a dialog would stop the reader, an undo would be missed. */
    const label = clear.textContent;
    clear.addEventListener("click", () => {
      if (clear.textContent === label) {
        clear.textContent = clear.dataset.sure;
        return;
      }
      clear.textContent = label;
      items().forEach((item) => delete answers[item.dataset.check]);
      store();
      show();
    });
    clear.addEventListener("blur", () => (clear.textContent = label));
    place(tools);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const lists = [...document.querySelectorAll("ul.checklist")];
    if (!lists.length || !document.getElementById("checklist-tools")) return;
    items().forEach(assessed ? addAnswers : addTick);
    const last = lists[lists.length - 1];
    if (assessed) {
      const summary = clone("checklist-summary");
      (last.closest("section") || last).after(summary);
      addTools((tools) => summary.append(tools));
    } else addTools((tools) => last.after(tools));
    show();
    /* The same page in another tab. */
    window.addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      answers = load();
      show();
    });
  });
})();
