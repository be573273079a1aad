// Texts of the story.

globalThis.gbakg.lexicon({
  zh: {
    story: "导览",
    storyTitle: "导览：{title}",
    storyStart: "开始导览",
    storyNext: "下一步",
    storyBack: "上一步",
    storyLeave: "离开导览",
    storyStep: "第 {n} 步，共 {all} 步",
    storyStep1: "第 {n} 步，共 {all} 步",
  },
  en: {
    story: "Story",
    storyTitle: "Story: {title}",
    storyStart: "Start",
    storyNext: "Next",
    storyBack: "Previous",
    storyLeave: "Leave the story",
    storyStep: "Step {n} of {all}",
    storyStep1: "Step {n} of {all}",
  },
});
