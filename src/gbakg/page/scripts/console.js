// The console: SPARQL over the graph inside this file, with the shipped questions to begin with.

((app) => {
  const { make, find } = app.dom;
  /** What stands in the editor to begin with. */
  const sample = () => `SELECT ?partnership ?name ?status
WHERE {
  ?partnership a gbakg:Partnership ; skos:prefLabel ?name ; gbakg:status ?status .
  FILTER (LANG(?name) = "${app.speech.language()}")
}
ORDER BY ?status ?partnership
`;
  /** What stands in the editor and was not asked yet, so that a look at the picture does not lose it. */
  let draft = null;
  let drawn = "";
  let pressed = "";
  let asked = 0;
  let chosen = false;
  let workings = null;

  app.state.parameter("ask", { usual: () => "" });
  app.state.parameter("given", { usual: () => "" });
  app.state.parameter("sparql", { usual: () => "" });

  const keyOf = ({ ask, given, sparql, language }) => JSON.stringify([ask, given, sparql, language]);
  const questionOf = ({ ask, sparql }) => (sparql ? null : workings.questions.find((one) => one.name === ask));
  const givenOf = ({ given }) => new URLSearchParams(given);

  /** The query that a state stands for: a shipped question with its parameters, a text of one's own, or a sample. */
  const wanted = (state) => {
    const question = questionOf(state);
    if (!question) {
      return { sparql: state.sparql || sample(), bound: [], faults: new Map(), missing: [] };
    }
    return { question, ...app.parameters.bind(question, givenOf(state), workings) };
  };

  const status = (...parts) => find(".console .asked-status").replaceChildren(...parts.flat());
  const answer = (...parts) => find(".console .answer").replaceChildren(...parts.filter(Boolean));

  /** A fault, and the caret moved to where it is. */
  const fault = ({ text, line, column, at }) => {
    const { say } = app.speech;
    const where = line ? say("atPlace", { line, column }) : "";
    answer(make("p", { class: "error", role: "alert", text: where + text }));
    status("");
    if (at !== undefined) {
      const editor = find(".console .editor");
      find(".console .query-text").open = true;
      editor.focus();
      editor.setSelectionRange(at, Math.min(editor.value.length, at + 1));
    }
  };

  const show = (told) => {
    status(app.answers.summary(told));
    answer(app.answers.tools(told), app.answers.contents(told));
  };

  const waitingFor = () => {
    const { say } = app.speech;
    const stop = { type: "button", class: "copy stop", text: say("stop"), on: { click: app.engine.stop } };
    status(say("asking"), " ", make("button", stop));
    answer();
  };

  /** Ask the engine what stands in the editor. */
  const perform = async (sparql, { bound, name }) => {
    asked += 1;
    const own = asked;
    const refused = app.faults.refused(sparql);
    if (refused) {
      fault(refused);
      return;
    }
    waitingFor();
    const { prefixes } = workings;
    const above = Object.entries(prefixes).map(([prefix, space]) => `PREFIX ${prefix}: <${space}>`);
    const told = await app.engine.ask(`${above.join(" ")}\n${sparql}`, app.faults.form(sparql));
    if (own !== asked || !find(".console .editor")) {
      return;
    }
    if (told.failure) {
      fault({ text: app.speech.say(told.failure, { seconds: app.engine.limits.time / 1000 }) });
    } else if (told.error) {
      fault(app.faults.told(told.error, sparql, prefixes));
    } else {
      show(app.answers.read(told, { bound, name, prefixes }));
    }
  };

  /** What stands in the fields, without what is usual. */
  const filled = (question) => {
    const given = new URLSearchParams();
    for (const parameter of question.parameters) {
      const field = find(`.console [name="${parameter.name}"]`);
      const text = app.parameters.kept(parameter, field.value.trim(), workings);
      if (text !== app.parameters.usual(parameter)) {
        given.set(parameter.name, text);
      }
    }
    return String(given);
  };

  /** Run: the address tells what was asked, so that a link opens it again. */
  const run = () => {
    const state = app.state.now();
    const { question, sparql, bound } = wanted(state);
    const editor = find(".console .editor");
    const own = !question || editor.value !== sparql;
    const change = own
      ? { ask: "", given: "", sparql: editor.value }
      : { ask: question.name, given: filled(question), sparql: "" };
    draft = null;
    const next = { ...state, ...change };
    if (keyOf(next) === keyOf(state)) {
      perform(editor.value, { bound, name: question?.name || "query" });
    } else {
      pressed = keyOf(next);
      app.state.go(change);
    }
  };

  const choose = (question) => {
    draft = null;
    chosen = true;
    const given = app.parameters.example(question, workings);
    app.state.go({ ask: question.name, given: String(given), sparql: "" });
  };

  const keys = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  };

  const editor = (sparql) => {
    const box = make("textarea", {
      class: "editor",
      rows: "14",
      spellcheck: "false",
      autocapitalize: "off",
      "aria-label": app.speech.say("editor"),
      on: {
        keydown: keys,
        input: () => {
          draft = box.value;
        },
      },
    });
    box.value = draft ?? sparql;
    return box;
  };

  const form = (state, query) => {
    const { say } = app.speech;
    const copy = () => app.clipboard.copy(find(".console .editor").value, say("theQuery"));
    const submit = (event) => {
      event.preventDefault();
      run();
    };
    return make(
      "form",
      { class: "asking", on: { submit } },
      app.catalogue.heading(query, givenOf(state), workings),
      make(
        "details",
        { class: "query-text", open: !query.question || draft !== null || Boolean(find(".console .query-text")?.open) },
        make("summary", { text: say("editor") }),
        editor(query.sparql),
        make("p", {
          class: "question-text",
          text: say("knownPrefixes", { known: Object.keys(workings.prefixes).join(" ") }),
        }),
      ),
      make(
        "p",
        { class: "answer-tools" },
        make("button", { type: "submit", class: "run", text: say("run"), title: say("runHint") }),
        make("button", { type: "button", class: "copy", text: say("copyQuery"), on: { click: copy } }),
      ),
    );
  };

  /** Where the keyboard is, to be there again when all is drawn anew. */
  const held = () => {
    const active = document.activeElement;
    const place = [".editor", ".run", "[name]", "h2"].find((one) => active.matches(`.console ${one}`));
    const [from, to] = place === ".editor" ? [active.selectionStart, active.selectionEnd] : [];
    return () => {
      const again = place && find(`.console ${place === "[name]" ? `[name="${active.name}"]` : place}`);
      again?.focus();
      if (from !== undefined) {
        again.setSelectionRange(from, to);
      }
    };
  };

  const draw = (box, state) => {
    const query = wanted(state);
    const hold = held();
    const side = make(
      "div",
      { class: "answering" },
      app.engine.here() ? form(state, query) : [app.catalogue.absent(), form(state, query)],
    );
    side.append(make("p", { class: "asked-status", role: "status" }), make("div", { class: "answer" }));
    box.replaceChildren(app.catalogue.gallery(workings.questions, query.question, choose), side);
    hold();
    if (chosen) {
      find(".console h2").focus();
      chosen = false;
    }
    if (!app.engine.here()) {
      find(".console .run").disabled = true;
      return;
    }
    app.engine.start().catch(() => {});
    const ready = query.question && !query.missing.length && !query.faults.size;
    if (draft === null && (ready || (pressed === keyOf(state) && state.sparql))) {
      perform(query.sparql, { bound: query.bound, name: query.question?.name || "query" });
    } else if (query.missing.length) {
      status(app.speech.say("fillIn"));
    }
    pressed = "";
  };

  /** Drawn anew where the question or the language is another; all else leaves what a person writes alone. */
  const open = async (box, state) => {
    const key = keyOf(state);
    if (box.childElementCount && key === drawn) {
      return;
    }
    drawn = key;
    workings ||= await app.workings.open();
    if (drawn === key && !box.hidden) {
      draw(box, app.state.now());
    }
  };

  if (app.workings.has("workings")) {
    app.sheets.add("console", open);
  }
})(globalThis.gbakg);
