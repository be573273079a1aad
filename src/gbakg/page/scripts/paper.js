// Paper: what is printed is the poster on white, or a table with the poster's texts and legend above it, and the date.

((app) => {
  const { make, find } = app.dom;

  /** Today, in the page's language: the one place where the clock may speak. */
  const today = (language) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { dateStyle: "long" }).format(new Date());

  const caption = (state) =>
    make(
      "figcaption",
      {},
      make("span", { text: app.speech.say("printed", { date: today(state.language) }) }),
      make("span", { class: "address", text: app.state.address() }),
    );

  /** Lay the paper ready before it is printed, in the colours that are on; take it away afterwards. */
  const show = (printing) => {
    const state = app.state.now();
    const picture = state.tab === "picture";
    const poster = printing ? [app.poster.of(app.scene.of(state), state, { picture }), caption(state)] : [];
    find(".paper").replaceChildren(...poster);
  };

  app.paper = { show };
})(globalThis.gbakg);
