/* Ranking of the search page. Sphinx's index (searchindex.js) calls Search.setIndex,
   searchpages.js calls Search.setPages; results.js draws what Search.find returns.
   Tokens are folded and stemmed as _ext/playbook/search.py does when it builds them. */
"use strict";

const Search = (function () {
  /* What a match is worth, by where the word stands. */
  const WORTH = { title: 10, words: 9, summary: 5, slug: 4, heading: 4, body: 1.8 };
  /* Between pages that say as much, first the one that helps to do. */
  const KINDS = { play: 1.25, kit: 1.15, story: 1, landing: 1.05, reference: 0.9, startup: 0.65 };
  /* How many times the mean length a page may have before its words weigh less. */
  const LONG = 3;
  const SYNONYM = 0.4;
  const PARTIAL = 0.45;
  const FUZZY = 0.35;
  /* How one asks, not what about; and what one may do with anything. */
  const ASKING = new Set("ca combien comment faut pourquoi quand quoi".split(" "));
  const VAGUE = new Set("avoir bien chercher etre faire mettre obtenir prendre savoir trouver vouloir".split(" "));
  const VAGUELY = 0.25;
  const BONUS = { titleIs: 45, titleHas: 18, name: 25, headingHas: 9, summaryHas: 16, term: 12 };

  let index = null;
  let pages = null;
  let groups = [];
  let expressions = [];
  let fields = null;
  let waiting = null;
  const stemmer = new Stemmer();
  const stems = new Map();

  function fold(text) {
    return text
      .replace(/œ/gi, "oe")
      .replace(/æ/gi, "ae")
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase();
  }

  function stem(word) {
    if (!stems.has(word)) stems.set(word, stemmer.stemWord(word));
    return stems.get(word);
  }

  const split = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) || [];
  const says = (word) => !stopwords.has(word) && !stopwords.has(stem(word)) && !ASKING.has(word);
  const squeeze = (text) =>
    fold(text)
      .replace(/\+/g, "plus")
      .replace(/[^\p{L}\p{N}]+/gu, "");
  const plain = (text) => ` ${split(text).join(" ")} `;
  const phrase = (text) => " " + split(text).map(stem).join(" ") + " ";
  const list = (found) => (found === undefined ? [] : typeof found === "number" ? [found] : found);

  /* Expressions of several words, put as the site puts them. */
  function reword(query) {
    let asked = plain(query);
    for (const [own, ...others] of expressions)
      for (const other of others)
        if (other.trim().includes(" ") && asked.includes(other)) asked = asked.replace(other, own);
    return asked;
  }

  /* The query's words that say something; all of them when none does. */
  function kept(query) {
    const words = split(query);
    const saying = words.filter(says);
    return saying.length ? saying : words;
  }

  const tokens = (query) => [...new Set(kept(query).map(stem))];

  /* What each token counts for: looking for a sponsor is about sponsors. */
  function weights(query) {
    const words = kept(query);
    const alone = words.every((word) => VAGUE.has(word));
    return new Map(words.map((word) => [stem(word), VAGUE.has(word) && !alone ? VAGUELY : 1]));
  }

  /* What the question is about: « c’est quoi un sponsor » is « sponsor ». */
  function subject(query) {
    const words = split(query);
    const first = words.findIndex(says);
    return phrase(words.slice(Math.max(first, 0)).join(" "));
  }

  /* Every page's words by field, counted once. */
  function prepare() {
    fields = index.docnames.map((docname, n) => {
      const page = pages[docname] || { summary: "", words: "", counts: {}, length: 0, terms: {} };
      const set = (text) => new Set(split(text).map(stem));
      return {
        title: set(index.titles[n]),
        words: set(page.words),
        summary: set(page.summary),
        slug: set(docname.replace(/index$/, "")),
        kind: page.kind,
        counts: page.counts,
        length: page.length,
        terms: new Map(Object.entries(page.terms).map(([term, anchor]) => [phrase(term), [anchor, term]])),
        titleText: phrase(index.titles[n]),
        summaryText: phrase(page.summary),
        wordsText: phrase(page.words),
        name: squeeze(index.titles[n]),
        headings: [],
      };
    });
    const whole = fields.reduce((sum, field) => sum + field.length, 0) / fields.length || 1;
    /* A page that says everything (a glossary) says less with each word. */
    fields.forEach((field) => (field.weight = WORTH.body / Math.max(1, field.length / whole / LONG)));
    for (const [title, places] of Object.entries(index.alltitles))
      for (const [n, anchor] of places)
        if (anchor) fields[n].headings.push([phrase(title), anchor, title]);
  }

  const vocabulary = () => new Set([...Object.keys(index.terms), ...Object.keys(index.titleterms)]);

  /* Whether two words differ by one letter added, lost, changed or swapped. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [x, y] = [a.slice(i), b.slice(i)];
    return (
      x.slice(1) === y ||
      x === y.slice(1) ||
      x.slice(1) === y.slice(1) ||
      (x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
    );
  }

  /* The words of the index a token stands for, each with its weight. */
  function variants(token, known) {
    const found = new Map([[token, 1]]);
    for (const group of groups)
      if (group.includes(` ${token} `))
        for (const other of group) {
          const word = other.trim();
          if (!word.includes(" ") && word !== token) found.set(word, SYNONYM);
        }
    if (token.length >= 3)
      for (const word of known) if (!found.has(word) && word.startsWith(token)) found.set(word, PARTIAL);
    if (found.size === 1 && !known.has(token) && token.length >= 4)
      for (const word of known) if (word.length >= 3 && near(token, word)) found.set(word, FUZZY);
    /* A slip in an ending hides it from the stemmer: the stem is still there. */
    if (found.size === 1 && !known.has(token))
      for (const word of known)
        if (word.length >= 5 && word.length >= token.length - 5 && token.startsWith(word)) found.set(word, FUZZY);
    return found;
  }

  function worth(n, word) {
    const field = fields[n];
    let sum = 0;
    for (const name of ["title", "words", "summary", "slug"]) if (field[name].has(word)) sum += WORTH[name];
    if (field.headings.some(([text]) => text.includes(` ${word} `))) sum += WORTH.heading;
    return sum + field.weight * (1 + Math.log2(field.counts[word] || 1));
  }

  /* Pages that hold the token, with what it is worth there. */
  function holders(token, known) {
    const scores = new Map();
    for (const [word, weight] of variants(token, known)) {
      const where = new Set([...list(index.terms[word]), ...list(index.titleterms[word])]);
      fields.forEach((field, n) => field.words.has(word) && where.add(n));
      where.forEach((n) => scores.set(n, Math.max(scores.get(n) || 0, weight * worth(n, word))));
    }
    /* How rare the word itself is: what else it may mean does not make it common. */
    const exact = new Set([...list(index.terms[token]), ...list(index.titleterms[token])]);
    const rarity = Math.log(1 + fields.length / (exact.size || scores.size || 1));
    scores.forEach((score, n) => scores.set(n, score * rarity));
    return scores;
  }

  /* What the whole query adds where it stands as it was typed. */
  function wholeBonus(n, asked, squeezed) {
    const field = fields[n];
    let sum = 0;
    if (field.titleText === asked) sum += BONUS.titleIs;
    if (squeezed.length >= 4 && field.name.includes(squeezed)) sum += (BONUS.name * squeezed.length) / field.name.length;
    else if (squeezed.length >= 8 && near(squeezed, field.name)) sum += BONUS.name / 2;
    /* One word alone was counted where it stands; an expression was not. */
    if (!asked.trim().includes(" ")) return sum;
    if (field.titleText.includes(asked)) sum += BONUS.titleHas;
    if (field.summaryText.includes(asked)) sum += BONUS.summaryHas;
    if (field.wordsText.includes(asked)) sum += BONUS.titleHas;
    if (field.headings.some(([text]) => text.includes(asked))) sum += BONUS.headingHas;
    return sum;
  }

  /* Terms of the glossary and other named things of the index. */
  function named(asked) {
    const found = new Map();
    fields.forEach((field, n) => field.terms.has(asked) && found.set(n, field.terms.get(asked)));
    for (const [prefix, objects] of Object.entries(index.objects))
      for (const [n, , , anchor, name] of objects) {
        const full = prefix ? `${prefix}.${name}` : name;
        if (phrase(full) === asked && !found.has(n)) found.set(n, [anchor || full, full]);
      }
    return found;
  }

  const place = ([anchor, title]) => ({ anchor, title });

  function sectionOf(n, asked, words) {
    const best = fields[n].headings.find(([text]) => text.includes(asked));
    const any = best || fields[n].headings.find(([text]) => words.every((word) => text.includes(` ${word} `)));
    return any ? place(any.slice(1)) : null;
  }

  function find(query) {
    const weighed = weights(reword(query));
    if (!weighed.size) return [];
    if (!fields) prepare();
    const known = vocabulary();
    const words = [...weighed.keys()];
    const whole = [...weighed.values()].reduce((sum, weight) => sum + weight, 0);
    const asked = subject(query);
    const squeezed = squeeze(query);
    const totals = new Map();
    for (const [token, weight] of weighed)
      holders(token, known).forEach((score, n) => {
        const had = totals.get(n) || { score: 0, count: 0 };
        totals.set(n, { score: had.score + weight * score, count: had.count + weight });
      });
    const terms = named(asked);
    fields.forEach((field, n) => {
      const said = Math.max(...[asked, phrase(query)].map((text) => wholeBonus(n, text, squeezed)));
      const bonus = said + (terms.has(n) ? BONUS.term : 0);
      const had = totals.get(n);
      if (had) had.score = had.score * (had.count / whole) ** 2 * (KINDS[field.kind] || 1) + bonus;
      else if (bonus) totals.set(n, { score: bonus });
    });
    return [...totals]
      .map(([n, { score }]) => ({
        docname: index.docnames[n],
        title: index.titles[n],
        page: pages[index.docnames[n]] || {},
        section: terms.has(n) ? place(terms.get(n)) : sectionOf(n, asked, words),
        score,
      }))
      .sort((a, b) => b.score - a.score || (a.docname < b.docname ? -1 : 1));
  }

  function ready() {
    if (!index || !pages || !waiting) return;
    const callback = waiting;
    waiting = null;
    callback();
  }

  return {
    /* Read by tools that wait for Sphinx's own script: negative once at rest. */
    _pulse_status: -1,
    setIndex(given) {
      index = given;
      ready();
    },
    setPages(given, synonyms) {
      pages = given;
      groups = synonyms.map((group) => group.map(phrase));
      expressions = synonyms.map((group) => group.map(plain));
      ready();
    },
    whenReady(callback) {
      waiting = callback;
      ready();
    },
    find,
    fold,
    tokens,
    stem,
  };
})();
