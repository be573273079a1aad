// Sheets: the other ways to see the same things, beside the picture. Each has a tab of its own.

((app) => {
  const sheets = new Map();

  /**
   * A sheet by name; `show` fills its box, and is only called while its tab is open. Where nothing but the focus has
   * moved, `mark` is called instead, if there is one: a long sheet stays as it is.
   */
  const add = (name, show, mark = null) => sheets.set(name, { show, mark });

  /** What a sheet was filled with, but for the focus. */
  const contentOf = (state) => app.state.write({ ...state, focus: "", depth: 1, path: "" });

  const box = (name) => app.dom.find(`[data-sheet="${name}"]`);

  const draft = () => {
    const stage = app.dom.find(".stage");
    for (const name of sheets.keys()) {
      stage.parentElement.insertBefore(
        app.dom.make("section", { class: `sheet ${name}`, "data-sheet": name, "data-say-label": name, hidden: true }),
        app.dom.find(".details"),
      );
    }
  };

  let waiting = 0;

  /** Fill a sheet in a moment of its own, so that a hand is felt before; of several wishes the last counts. */
  const fill = (sheet, place, wish) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      sheet.show(place, ...wish);
    });
  };

  const show = (state, scene, before) => {
    if (state.tab !== before?.tab) {
      clearTimeout(waiting);
      waiting = 0;
    }
    for (const [name, sheet] of sheets) {
      const open = state.tab === name;
      box(name).hidden = !open;
      if (open && !waiting && sheet.mark && box(name).firstChild && before && contentOf(before) === contentOf(state)) {
        sheet.mark(box(name), state);
      } else if (open) {
        fill(sheet, box(name), [state, scene, before]);
      } else {
        box(name).replaceChildren();
      }
    }
  };

  app.sheets = { add, draft, show, names: () => [...sheets.keys()] };
})(globalThis.gbakg);
