// Ticks: the check boxes of the tables are the selection; what it holds, and whether the tables show it alone.

((app) => {
  const { make } = app.dom;

  const box = (label, act) =>
    make("input", { type: "checkbox", "aria-label": label, title: label, on: { change: act } });

  /** The box of all rows that are shown: ticked, or between where only some of them are. */
  const dressAll = (all, shown, pick) => {
    const picked = shown.filter((id) => pick.has(id)).length;
    all.checked = picked > 0 && picked === shown.length;
    all.indeterminate = picked > 0 && picked < shown.length;
    all.disabled = !shown.length;
  };

  const only = (state) =>
    make(
      "button",
      {
        type: "button",
        class: "mark-switch",
        role: "switch",
        "aria-checked": String(state.only),
        on: { click: () => app.state.go({ only: !state.only }) },
      },
      make("span", { class: "tick", "aria-hidden": "true" }),
      make("span", { class: "what", text: app.speech.say("onlyPicked") }),
    );

  /** The line above the tables, while there is a selection. */
  const bar = (line, state) => {
    const undo = { type: "button", class: "link", text: app.speech.say("unpick"), on: { click: app.picks.clear } };
    const held = line.contains(document.activeElement);
    line.hidden = !state.pick.size;
    line.replaceChildren();
    if (state.pick.size) {
      line.append(make("span", { text: app.picks.said(state.pick) }), only(state), make("button", undo));
    }
    if (held) {
      line.querySelector("[role=switch]")?.focus();
    }
  };

  app.ticks = { box, dressAll, bar };
})(globalThis.gbakg);
