// Parameters of the shipped questions: fields to fill in, and how what stands in them is bound. A value is bound by a
// VALUES clause at the head of the WHERE clause, so that the query stays plain SPARQL that runs anywhere.

((app) => {
  const { make, word } = app.dom;
  const GROUPS = {
    organization: ["organization"],
    partnership: ["partnership"],
    place: ["place"],
    thing: ["thing", "organization"],
  };
  const YEAR = /^\d{4}$/;
  const NUMBER = /^\d+$/;
  const LANGUAGES = ["zh", "en"];
  /** How many names a field suggests. */
  const MANY = 2000;

  const fits = (type) => (node) => !GROUPS[type] || GROUPS[type].includes(node.is);
  const isNamed = (type) => type === "anything" || type in GROUPS;

  /** What a text names: nodes, the one it means first where there is only one. */
  const named = (text, type, prefixes) => {
    const iri = app.rdf.long(text, prefixes) || app.data.long(text);
    const node = app.data.node(iri);
    if (node && fits(type)(node)) {
      return [node];
    }
    const hits = app.names.ranked(text).filter((hit) => fits(type)(hit.node));
    return hits.filter((hit) => hit.match.rank === 0).map((hit) => hit.node);
  };

  const nearest = (text, type) => {
    const hits = app.names.ranked(text).filter((hit) => fits(type)(hit.node));
    return [...new Set(hits.map((hit) => app.speech.name(hit.node.id)))].slice(0, 3).join(app.speech.say("comma"));
  };

  /** One term for one text, as SPARQL writes it; or a `fault` in words. */
  const term = (parameter, text, { prefixes, choices }) => {
    const { say } = app.speech;
    const { type } = parameter;
    if (isNamed(type)) {
      const found = named(text, type, prefixes);
      if (found.length === 1) {
        return { term: app.rdf.term(found[0].id, prefixes) };
      }
      const near = found.length ? found.map((node) => app.data.short(node.id)).join(say("comma")) : nearest(text, type);
      const key = found.length ? "ambiguous" : near ? "unknownNear" : "unknownName";
      return { fault: say(key, { text, near }) };
    }
    if (choices[type]) {
      const found = choices[type].find(([iri, zh, en]) => [iri, iri.split("#")[1], zh, en].includes(text));
      return found ? { term: app.rdf.term(found[0], prefixes) } : { fault: say("unknownName", { text }) };
    }
    if (type === "year" || type === "number") {
      const good = (type === "year" ? YEAR : NUMBER).test(text);
      return good
        ? { term: `${app.rdf.quoted(text)}^^xsd:${type === "year" ? "gYear" : "integer"}` }
        : { fault: say(type === "year" ? "noYear" : "noNumber", { text }) };
    }
    return type === "language" && !LANGUAGES.includes(text)
      ? { fault: say("unknownName", { text }) }
      : { term: app.rdf.quoted(text) };
  };

  /** The text that a parameter has when nobody says anything. */
  const usual = ({ type, default: text }) => (type === "language" ? app.speech.language() : text || "");

  /** Prefixes that terms use and a query does not declare. */
  const declare = (sparql, terms, prefixes) => {
    const used = new Set(terms.flatMap((one) => [...one.matchAll(/(?:^|\^\^)(\w+):/g)].map((match) => match[1])));
    const missing = [...used].filter((prefix) => !sparql.includes(`PREFIX ${prefix}:`));
    return missing.map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>\n`).join("") + sparql;
  };

  /**
   * A question with its parameters bound.
   *
   * Gives the `sparql`, the `bound` names, `faults` in words by name, and the names `missing`.
   */
  const bind = (question, given, workings) => {
    const terms = new Map();
    const faults = new Map();
    const missing = [];
    for (const parameter of question.parameters) {
      const text = (given.get(parameter.name) ?? usual(parameter)).trim();
      const { term: found, fault } = text ? term(parameter, text, workings) : {};
      if (found) {
        terms.set(parameter.name, found);
      } else if (fault) {
        faults.set(parameter.name, fault);
      } else if (!parameter.optional) {
        missing.push(parameter.name);
      }
    }
    const bound = [...terms.keys()];
    const values = `VALUES (${bound.map((name) => `?${name}`).join(" ")}) { (${[...terms.values()].join(" ")}) }`;
    const head = /^(?:ASK|WHERE) \{/m;
    const sparql = bound.length
      ? declare(question.sparql, [...terms.values()], workings.prefixes).replace(head, (text) => `${text}\n  ${values}`)
      : question.sparql;
    return { sparql, bound, faults, missing };
  };

  /** The example of a question, with names by their short IRI where the graph has them. */
  const example = (question, { prefixes }) => {
    const given = new URLSearchParams();
    for (const { name, type } of question.parameters.filter((one) => question.example[one.name])) {
      const text = question.example[name];
      const found = isNamed(type) ? named(text, type, prefixes) : null;
      if (!found || found.length === 1) {
        given.set(name, found ? app.data.short(found[0].id) : text);
      }
    }
    return given;
  };

  /** What a field shows: names in the page's language. */
  const shown = ({ type }, text, { prefixes }) => {
    const found = isNamed(type) && text ? named(text, type, prefixes) : [];
    return found.length === 1 ? app.speech.name(found[0].id) : text;
  };

  /** What is kept of a field's text: the short IRI of what it names, so that a link means the same in each language. */
  const kept = ({ type }, text, { prefixes }) => {
    const found = isNamed(type) && text ? named(text, type, prefixes) : [];
    return found.length === 1 ? app.data.short(found[0].id) : text;
  };

  const options = (parameter, { choices }) => {
    const pairs =
      parameter.type === "language"
        ? LANGUAGES.map((one) => [one, app.speech.say(`${one}Language`)])
        : choices[parameter.type].map(([iri, zh, en]) => [iri.split("#")[1], app.speech.pick([zh, en])]);
    return parameter.optional ? [["", app.speech.say("anyValue")], ...pairs] : pairs;
  };

  const select = (parameter, text, id, workings) => {
    const box = make(
      "select",
      { id, name: parameter.name },
      options(parameter, workings).map(([value, words]) => {
        const one = make("option", { text: words });
        one.value = value;
        return one;
      }),
    );
    box.value = text;
    return box;
  };

  const names = (type) =>
    app.data
      .nodes()
      .filter(fits(type))
      .slice(0, MANY)
      .map((node) => make("option", { value: app.speech.name(node.id) }));

  const input = (parameter, text, id, fault, workings) => [
    make("input", {
      id,
      name: parameter.name,
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      inputmode: ["year", "number"].includes(parameter.type) ? "numeric" : null,
      list: isNamed(parameter.type) ? `${id}-names` : null,
      "aria-describedby": `${id}-fault`,
      "aria-invalid": fault ? "true" : null,
      value: shown(parameter, text, workings),
    }),
    isNamed(parameter.type) ? make("datalist", { id: `${id}-names` }, names(parameter.type)) : null,
  ];

  /** A labelled field, with what is wrong about its value. */
  const field = (parameter, given, fault, workings) => {
    const text = given.get(parameter.name) ?? usual(parameter);
    const id = `parameter-${parameter.name}`;
    const chosen = parameter.type === "language" || workings.choices[parameter.type];
    const label = [word(app.speech.pick(parameter.text)), parameter.optional ? app.speech.say("mayStayEmpty") : ""];
    return make(
      "p",
      { class: "field" },
      make("label", { for: id }, label),
      chosen ? select(parameter, text, id, workings) : input(parameter, text, id, fault, workings),
      make("span", { class: "fault", id: `${id}-fault`, text: fault || "" }),
    );
  };

  app.parameters = { bind, example, field, kept, usual };
})(globalThis.gbakg);
