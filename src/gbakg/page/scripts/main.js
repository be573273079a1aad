// The page comes together: switches at the head, what follows a change of state, what follows a change of window.

((app) => {
  const { make, draw, find } = app.dom;
  const SUN = "M12 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12 1v3M12 20v3M1 12h3M20 12h3M4 4l2 2M18 18l2 2M4 20l2-2M18 6l2-2";
  const MOON = "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z";
  const dusk = matchMedia("(prefers-color-scheme: dark)");

  const isDark = (state) => (state.theme ? state.theme === "dark" : dusk.matches);

  /** Buttons of which one is on. */
  const choice = (box, values, current, change, labels) =>
    box.replaceChildren(
      ...values.map((value) =>
        make("button", {
          type: "button",
          "aria-pressed": String(value === current),
          "data-value": value,
          text: app.speech.say(value),
          title: labels?.(value),
          on: { click: () => app.state.go(change(value)) },
        }),
      ),
    );

  const head = (state) => {
    const held = document.activeElement?.dataset?.value;
    const { say } = app.speech;
    find(".title").textContent = document.title;
    const views = [...app.data.views.keys()];
    choice(
      find(".views"),
      views,
      state.view,
      (view) => ({ view }),
      (view) => say(`${view}Hint`),
    );
    choice(find(".tabs"), ["picture", ...app.sheets.names()], state.tab, (tab) => ({ tab }));
    const language = find(".tool.language");
    language.textContent = say("language");
    language.lang = state.language === "zh" ? "en" : "zh-Hans";
    const theme = find(".tool.theme");
    const dark = isDark(state);
    theme.setAttribute("aria-label", say(dark ? "toLight" : "toDark"));
    theme.title = say(dark ? "toLight" : "toDark");
    const icon = draw("path", { d: dark ? SUN : MOON });
    theme.replaceChildren(draw("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, icon));
    find(`.head [data-value="${held}"]`)?.focus();
  };

  const zoomButton = (label, sign, act) =>
    make("button", {
      type: "button",
      "aria-label": app.speech.say(label),
      title: app.speech.say(label),
      text: sign,
      on: { click: act },
    });

  /** The name of the picture, what is to be said about it, the zoom. */
  const overlay = (scene) => {
    const { say } = app.speech;
    const parts = app.data.views.get("partnerships") || scene.view;
    const of = (view, is) => view.nodes.filter((node) => node.is === is).length;
    app.graph.container.setAttribute(
      "aria-label",
      say("pictureName", { organizations: of(scene.view, "organization"), partnerships: of(parts, "partnership") }),
    );
    app.notices.show(scene, app.state.now());
    find(".zoom").replaceChildren(
      zoomButton("zoomIn", "+", () => app.graph.zoom(1.3)),
      zoomButton("zoomOut", "−", () => app.graph.zoom(1 / 1.3)),
      zoomButton("zoomFit", "⤢", app.graph.home),
      ...app.physics.button(),
    );
  };

  const render = (state, before) => {
    document.documentElement.dataset.theme = isDark(state) ? "dark" : "light";
    app.paint.refresh();
    app.speech.speak(state.language);
    const panel = app.details.isOpen(state);
    document.body.classList.toggle("with-details", panel);
    document.body.dataset.tab = state.tab;
    find(".stage").hidden = state.tab !== "picture";
    head(state);
    app.story.show(state);
    const scene = app.scene.of(state);
    app.legend.show(state, scene);
    overlay(scene);
    find(".details").hidden = !panel;
    app.graph.show(scene);
    app.details.show(state, before);
    if (scene.focus && (state.focus !== before?.focus || state.path !== before?.path)) {
      requestAnimationFrame(app.graph.reveal);
    }
    app.sheets.show(state, scene, before);
    app.notes.foot(scene, state);
    app.notes.refresh();
    app.takeaway.refresh();
  };

  const leave = (event) => {
    if (event.key !== "Escape" || find("dialog[open]")) {
      return;
    }
    if (app.state.now().path) {
      app.state.go({ path: "" });
    } else if (app.state.now().focus) {
      app.state.go({ focus: "" });
    } else {
      app.picks.clear();
    }
  };

  /** Paper is white whatever the screen is. */
  const paper = (light) => {
    document.documentElement.dataset.theme = light || !isDark(app.state.now()) ? "light" : "dark";
    app.paint.refresh();
    app.paper.show(light);
  };

  app.sheets.draft();
  app.graph.create();
  app.pointer.listen();
  app.actions.listen();
  app.touch.listen();
  app.physics.listen();
  app.search.listen();
  app.notes.listen();
  app.takeaway.listen();
  app.state.watch(render);
  find(".tool.language").addEventListener("click", () => {
    const language = app.state.now().language === "zh" ? "en" : "zh";
    app.memory.set("language", language);
    app.state.go({ language });
  });
  find(".tool.theme").addEventListener("click", () =>
    app.state.go({ theme: isDark(app.state.now()) ? "light" : "dark" }),
  );
  find(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    app.state.go({ tab: "list" });
  });
  document.addEventListener("keydown", leave);
  dusk.addEventListener("change", () => render(app.state.now(), app.state.now()));
  matchMedia("print").addEventListener("change", ({ matches }) => paper(matches));
  globalThis.addEventListener("beforeprint", () => paper(true));
  globalThis.addEventListener("afterprint", () => paper(false));
  app.state.start();
  globalThis.addEventListener("load", app.graph.reveal);
  new ResizeObserver(app.graph.refit).observe(find(".stage"));
})(globalThis.gbakg);
