// Filters that are written or chosen rather than switched: some words, and from which year to which.

((app) => {
  const { make, find } = app.dom;
  const PAUSE = 250;

  const deals = () => app.data.nodes().filter(app.facets.isPartnership);

  const years = () => {
    const dated = deals().filter((node) => node.start || node.end);
    const all = dated.flatMap(app.filters.yearsOf);
    if (!all.length) {
      return [];
    }
    const [first, last] = [Math.min(...all), Math.max(...all)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };

  const select = (name) =>
    make(
      "label",
      { class: "year" },
      make("span", { text: app.speech.say(name) }),
      make(
        "select",
        {
          "data-year": name,
          "aria-label": app.speech.say(`${name}Year`),
          on: { change: ({ target }) => app.state.go({ [name]: Number(target.value) }) },
        },
        make("option", { value: "0", text: app.speech.say("anyYear") }),
        years().map((year) => make("option", { value: String(year), text: String(year) })),
      ),
    );

  /** Two lists of years; undated partnerships are not theirs to hide. */
  const box = () => make("div", { class: "years" }, select("from"), select("to"));

  let waiting = 0;

  const typed = ({ target }) => {
    clearTimeout(waiting);
    const filter = () => app.state.go({ text: target.value.trim() }, { replace: true });
    waiting = setTimeout(() => app.names.prepare(filter), PAUSE);
  };

  const words = () =>
    make("input", {
      type: "search",
      class: "filter-words",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": app.speech.say("words"),
      title: app.speech.say("wordsHint"),
      placeholder: app.speech.say("words"),
      on: { input: typed },
    });

  const show = (state) => {
    for (const name of ["from", "to"]) {
      const one = find(`[data-year="${name}"]`);
      if (one) {
        one.value = String(state[name]);
      }
    }
    const input = find(".filter-words");
    if (input && document.activeElement !== input) {
      input.value = state.text;
    }
  };

  app.years = { box, words, show };
})(globalThis.gbakg);
