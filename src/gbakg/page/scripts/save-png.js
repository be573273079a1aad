// PNG: the same poster, two pixels for each of its own, so that both files always agree.

((app) => {
  const TIMES = 2;
  /** The longest side that every browser's canvas has. */
  const LONGEST = 16_000;

  const enlarged = (poster) => {
    const { width, height } = poster.viewBox.baseVal;
    const times = Math.min(TIMES, LONGEST / Math.max(width, height));
    poster.setAttribute("width", Math.round(width * times));
    poster.setAttribute("height", Math.round(height * times));
    return poster;
  };

  const painted = async (poster) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(app.svg.text(poster))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Number(poster.getAttribute("width"));
    canvas.height = Number(poster.getAttribute("height"));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  const write = async ({ scene, state }) => {
    const canvas = await painted(enlarged(app.poster.of(scene, state)));
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!blob) {
      throw new Error(`no canvas of ${canvas.width} × ${canvas.height} pixels`);
    }
    return blob;
  };

  app.takeaway.add("png", { group: "pictures", ending: "png", type: "image/png", write });
})(globalThis.gbakg);
