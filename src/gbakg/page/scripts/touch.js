// Fingers: two zoom the picture, one moves it as far as there is more of it to see, and scrolls the page beyond that.

((app) => {
  const { container } = app.graph;
  const NEARLY = 3;

  /** What of the picture lies above and below the canvas, which is then the picture's to move. */
  const beyond = () => {
    const network = app.graph.network();
    const extent = app.graph.extent();
    if (!extent) {
      return "";
    }
    const top = network.canvasToDOM({ x: 0, y: extent.top }).y;
    const bottom = network.canvasToDOM({ x: 0, y: extent.bottom }).y;
    return [top < -NEARLY ? "above" : "", bottom > container.clientHeight + NEARLY ? "below" : ""].join("");
  };

  const refresh = () => {
    const now = beyond();
    if (container.dataset.beyond !== now) {
      container.dataset.beyond = now;
    }
  };

  const listen = () => app.graph.network().on("afterDrawing", refresh);

  app.touch = { listen };
})(globalThis.gbakg);
