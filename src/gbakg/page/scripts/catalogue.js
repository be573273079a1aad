// The shipped questions: the gallery, what stands above a question's answer, and what to do without an engine.

((app) => {
  const { make, word } = app.dom;
  /** From this width on the gallery stands beside the question, and stays open. */
  const WIDE = 900;

  const nameOf = (question) => app.speech.pick(question.title);

  const entry = (question, current, choose) => {
    const wishes = {
      type: "button",
      "aria-current": question === current ? "true" : null,
      on: { click: () => choose(question) },
    };
    return make(
      "li",
      {},
      make(
        "button",
        wishes,
        make("span", { class: "question-title" }, word(nameOf(question))),
        make("span", { class: "question-text" }, word(app.speech.pick(question.question))),
      ),
    );
  };

  /** All questions by title; `choose` is told which one a person wants. */
  const gallery = (questions, current, choose) => {
    const { say } = app.speech;
    const language = app.speech.language() === "zh" ? "zh-Hans" : "en";
    const all = [...questions].sort((one, other) => nameOf(one).localeCompare(nameOf(other), language));
    return make(
      "details",
      { class: "gallery", open: innerWidth >= WIDE || !current },
      make("summary", { text: say("questionCount", { n: all.length }) }),
      make(
        "ul",
        { "aria-label": say("gallery") },
        all.map((one) => entry(one, current, choose)),
      ),
    );
  };

  /** Title, question and fields; for a text of one's own what can be written. */
  const heading = ({ question, faults }, given, workings) => {
    const { say, pick } = app.speech;
    if (!question) {
      return [
        make("h2", { tabindex: "-1", text: say("ownQuery") }),
        make("p", { class: "question-text", text: say("ownQueryHint") }),
      ];
    }
    const fields = question.parameters.map((one) => app.parameters.field(one, given, faults.get(one.name), workings));
    return [
      make("h2", { tabindex: "-1" }, word(nameOf(question))),
      make("p", { class: "question-text" }, word(pick(question.question))),
      make("div", { class: "fields" }, fields),
    ];
  };

  /** How to get the engine, where the page was written without. */
  const absent = () => {
    const { say } = app.speech;
    return make(
      "div",
      { class: "no-engine", role: "note" },
      make("p", { text: say("noEngine") }),
      make(
        "pre",
        {},
        make("code", { text: "npm install oxigraph@0.5.11\ngbakg explore --engine node_modules/oxigraph" }),
      ),
      make("p", { text: say("noEngineElse") }),
    );
  };

  app.catalogue = { gallery, heading, absent };
})(globalThis.gbakg);
