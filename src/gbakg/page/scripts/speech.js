// What is said, in the language that is on: texts of the page, names and terms of the data.

((app) => {
  const CHINESE = /[\u3400-\u9fff\uf900-\ufaff]/;
  let language = app.data.language === "en" ? "en" : "zh";

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

  /** A text of the page. */
  const say = (key, values = {}) => {
    const words = app.words[language];
    return fill(values.n === 1 && words[`${key}1`] ? words[`${key}1`] : words[key], values);
  };

  const pick = (pair) => (language === "en" ? pair[1] || pair[0] : pair[0] || pair[1]);

  /** A name of the data: by IRI, or a list of Chinese, English and IRI. */
  const bare = (iri) => [app.data.short(iri).replace(app.data.base.ontology, ""), ""];

  const name = (of) => pick(Array.isArray(of) ? of : app.data.names[of] || bare(of));

  const otherName = (of) => {
    const pair = app.data.names[of] || ["", ""];
    const other = language === "en" ? pair[0] : pair[1];
    return other === name(of) ? "" : other;
  };

  /** A term of the ontology by its local name, e.g. a status. */
  const term = (local) => (local ? name(app.data.base.ontology + local) : "");

  const region = (local) => (local && local !== "none" ? name(app.data.base.id + local) : say("none"));

  /** The tag for a text that is not in the page's language, or nothing. */
  const tag = (text) => {
    if (CHINESE.test(text)) {
      return language === "en" ? "zh-Hans" : "";
    }
    return language === "zh" && /[A-Za-z]{3}/.test(text) ? "en" : "";
  };

  const speak = (one) => {
    language = one;
    document.documentElement.lang = one === "en" ? "en" : "zh-Hans";
    document.title = pick(app.data.title);
    for (const element of document.querySelectorAll("[data-say]")) {
      element.textContent = say(element.dataset.say);
    }
    for (const element of document.querySelectorAll("[data-say-label]")) {
      element.setAttribute("aria-label", say(element.dataset.sayLabel));
    }
    for (const element of document.querySelectorAll("[data-say-placeholder]")) {
      element.placeholder = say(element.dataset.sayPlaceholder);
    }
  };

  const isChinese = (text) => CHINESE.test(text);

  app.speech = { isChinese, say, name, otherName, term, region, tag, speak, pick, language: () => language };
})(globalThis.gbakg);
