// Sheets: the other ways to see the same things, beside the picture. Each has a tab of its own.

((app) => {
  const sheets = new Map();

  /** A sheet by name; `show` fills its box, and is only called while its tab is open. */
  const add = (name, show) => sheets.set(name, { show });

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

  const show = (state, scene, before) => {
    for (const [name, sheet] of sheets) {
      const open = state.tab === name;
      box(name).hidden = !open;
      if (open) {
        sheet.show(box(name), state, scene, before);
      } else {
        box(name).replaceChildren();
      }
    }
  };

  app.sheets = { add, draft, show, names: () => [...sheets.keys()] };
})(globalThis.gbakg);
