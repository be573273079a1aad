// What the page does not say, where it comes from, and how much there is.

((app) => {
  const { make, word, find } = app.dom;
  const NOTES = ["notesPossible", "notesSide", "notesPlanned", "notesPush", "notesAbsent", "notesSize", "notesNames"];
  const dialog = find(".notes");

  const count = (view, is) => (view ? view.nodes.filter((node) => node.is === is).length : 0);

  const numbers = () => {
    const whole = app.data.whole;
    const rows = [
      app.speech.say("counts", {
        organizations: count(whole, "organization"),
        partnerships: count(app.data.views.get("partnerships") || whole, "partnership"),
      }),
    ];
    const pairs = app.data.views.get("organizations");
    if (pairs) {
      const { certainty } = app.sieve.counts(pairs, app.state.now());
      const of = (key) => certainty.get(key)?.all || 0;
      rows.push(
        app.speech.say("pairsCount", { stated: of("stated"), planned: of("planned"), possible: of("possible") }),
      );
    }
    for (const [zh, en, number] of app.data.about.counts) {
      rows.push(`${app.speech.pick([zh, en])} ${number}`);
    }
    return rows;
  };

  const letters = () =>
    app.data.about.letters.map(([id, zh, en]) =>
      make("p", {}, app.speech.say("letter", { n: id }), " · ", word(app.speech.pick([zh, en]))),
    );

  /** Version and date of the shipped graph; of other data only what the files are called. */
  const origin = ({ released, files }) => {
    const { say } = app.speech;
    if (released) {
      const [version, date] = released;
      return make("p", { text: say("released", { version, date }) });
    }
    const names = files.flatMap((file, at) => (at ? [say("comma"), word(file)] : [word(file)]));
    return names.length ? make("p", {}, say("ownFiles", { n: files.length }), names) : "";
  };

  const show = () => {
    const { say } = app.speech;
    const about = app.data.about;
    dialog.replaceChildren(
      app.dom.closer(() => dialog.close()),
      make("h2", { id: "notes-title", text: say("notes") }),
      make(
        "ul",
        {},
        NOTES.map((key) => make("li", { text: say(key) })),
      ),
      make("h3", { text: say("aboutData") }),
      ...letters(),
      origin(about),
      ...numbers().map((text) => make("p", { text })),
      make("p", { text: say(about.withPassages ? "withPassages" : "withoutPassages") }),
      about.version ? make("p", { text: say("written", { version: about.version }) }) : "",
    );
  };

  const counts = (scene) => {
    const nodes = scene.view.name === "organizations" ? app.data.views.get("partnerships") : scene.view;
    const all = count(scene.view, "organization");
    const shown = scene.view.nodes.filter((node) => node.is === "organization" && scene.seen.has(node.id)).length;
    const together = count(nodes, "partnership");
    const drawn =
      nodes === scene.view
        ? scene.view.nodes.filter((node) => node.is === "partnership" && scene.seen.has(node.id)).length
        : new Set(scene.lines.flatMap((line) => line.members.map((one) => one.partnership))).size;
    const values = { organizations: shown, partnerships: drawn, allOrganizations: all, allPartnerships: together };
    return app.speech.say(app.filters.changed() ? "countsOf" : "counts", {
      ...values,
      ...(app.filters.changed() ? {} : { partnerships: together }),
    });
  };

  const source = () => {
    const list = app.data.about.letters;
    if (!list.length) {
      return [];
    }
    const [id, zh, en] = list[0];
    const title = word(app.speech.pick([zh, en]) || id);
    return list.length === 1 ? [app.speech.say("source"), title] : [app.speech.say("sources", { n: list.length })];
  };

  /** The line at the foot: how much is shown, and from which letter. */
  const foot = (scene, state) => {
    const chosen =
      state.focus && app.details.isOpen(state)
        ? state.focus
            .split("~")
            .map((id) => app.speech.name(id))
            .join(" — ")
        : "";
    const said = make("span", {
      class: "aside",
      text: app.paths.said(state) || (chosen ? ` ${app.speech.say("focused", { name: chosen })}` : ""),
    });
    find(".counts").replaceChildren(counts(scene), said);
    find(".source").replaceChildren(...source());
  };

  const listen = () =>
    find(".notes-open").addEventListener("click", () => {
      show();
      dialog.showModal();
    });

  app.notes = { listen, foot, counts, refresh: () => dialog.open && show() };
})(globalThis.gbakg);
