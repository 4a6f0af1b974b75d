/* The panel in the form: what the check says of the article as it stands, and the two stands before a saving. */

import { ask, onStanding, standing } from "./check.js";

const SETTLE = 150; // milliseconds without a change before the check is asked
const BLOB = /blob:[^\s"'()<>[\]{},]*[^\s"'()<>[\]{},:]/g; // as a key in front matter it has a colon behind it

/** Of the article that was looked at last: whether pictures would be saved with it. */
let hasNew = false;

/** The article that the form is open on, as a path; a new one has none before it has a day and a title. */
function path({ date, title }) {
  const [, outlet, rest] = /^#\/collections\/([^/]+)\/(?:entries\/(.+?)|new)(?:[?#].*)?$/.exec(location.hash) ?? [];
  const [month] = /^\d{4}-\d{2}/.exec(date ?? "") ?? [];
  if (!rest && !(month && title)) {
    return undefined;
  }
  return `docs/${outlet}/${rest ? decodeURIComponent(rest) : `${month.replace("-", "/")}/${slug(title)}`}.md`;
}

/** A name as Sveltia CMS makes one of a title, near enough: the check looks only whether it is plain. */
const slug = (title) =>
  title
    .normalize("NFD")
    .replace(/[đĐ]/g, "d")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80)
    .replace(/-$/, "") || "bai";

/** A text that stands before anything is saved: pictures that wait bear addresses of this window alone. */
function named(text, at) {
  const names = new Map();
  const named = text.replace(BLOB, (address) => {
    names.set(address, names.get(address) ?? `anh-moi-${names.size + 1}.webp`);
    return names.get(address);
  });
  const folder = at.slice(0, at.lastIndexOf("/"));
  return { text: named, pictures: [...names.values()].map((name) => `${folder}/${name}`) };
}

/** Refuse a file that is about to be saved: Sveltia CMS shows these words. */
export async function refuse(values, text) {
  const at = path(values);
  const answer = at && (await ask(text, { path: at, is_new: hasNew }));
  if (answer?.refuses) {
    throw new Error("saving_failed", { cause: new Error(answer.refusing.join(" ")) });
  }
}

/**
 * Make the panel known to Sveltia CMS as the widget "check"; `toFile` is how an article is written, and
 * `isAlwaysSaved` tells what is never refused, and waits for nothing.
 */
export function register(CMS, { toFile, isAlwaysSaved }) {
  const { createClass, h } = window;
  CMS.registerFieldType("check", createClass({
    getInitialState: () => ({ answer: undefined, isBusy: false }),

    componentDidMount() {
      this.stop = onStanding(() => this.forceUpdate());
    },

    componentWillUnmount() {
      this.stop();
    },

    /** Called at each change of the entry, and waited for before it is saved. */
    async isValid() {
      const turn = (this.turn ?? 0) + 1;
      this.turn = turn;
      await new Promise((settle) => setTimeout(settle, SETTLE)); // what was typed is drawn by then
      const values = this.props.entry?.get("data").toJS() ?? {};
      const at = path(values);
      if (!at) {
        this.setState({ answer: undefined, isBusy: false, isEmpty: true });
        return { error: { message: this.props.field.get("words").get("unnamed") } };
      }
      const answered = this.look(turn, values, at);
      if (isAlwaysSaved(values)) {
        return true;
      }
      const lacks = lacking(values);
      if (lacks) {
        return { error: { message: this.props.field.get("words").get(lacks) } };
      }
      const answer = await answered;
      return answer?.refuses ? { error: { message: answer.refusing.join(" ") } } : true;
    },

    /** Ask the check, and show what it answers. */
    async look(turn, values, at) {
      const { text, pictures } = named(toFile(values), at);
      hasNew = pictures.length > 0;
      if (this.turn === turn) {
        this.setState({ isBusy: true, isEmpty: false });
      }
      const answer = this.turn === turn ? await (this.asked = ask(text, { path: at, pictures })) : await this.asked;
      if (this.turn === turn) {
        this.setState({ answer, isBusy: false });
      }
      return answer;
    },

    render() {
      return panel(h, this.props.field.get("words").toJS(), this.state);
    },
  }));
}

/** What the form wants of an article that is to be published, though the check lets it pass; by the name of its words. */
function lacking({ topics, children }) {
  if (!topics?.length) {
    return "topicless";
  }
  const isOpen = Object.keys(children ?? {}).length > 0;
  return isOpen && typeof children.sensitive !== "boolean" ? "unanswered" : undefined;
}

function panel(h, words, { answer, isBusy, isEmpty }) {
  const { state, failure } = standing();
  if (state === "failed") {
    return h("div", { className: "check failed", role: "status" }, words.failed.replace("{reason}", failure));
  }
  if (isEmpty) {
    return h("div", { className: "check", role: "status" }, words.empty);
  }
  if (!answer) {
    return h("div", { className: "check", role: "status" }, state === "loading" ? words.loading : words.busy);
  }
  if (answer.broken) {
    return h("div", { className: "check failed", role: "status" }, words.failed.replace("{reason}", answer.broken));
  }
  const head = answer.refuses ? words.refused : answer.problems.length ? words.read : words.nothing;
  return h(
    "div",
    { className: `check ${answer.refuses ? "refused" : "passed"}${isBusy ? " busy" : ""}`, role: "status" },
    h("p", { className: "verdict" }, head),
    answer.draft && h("p", { className: "draft" }, answer.draft),
    h("ul", {}, ...answer.problems.map((problem) => told(h, problem))),
    h("p", {}, [answer.counts, answer.month].filter(Boolean).join(" ")),
    answer.after.length > 0 && h("p", { className: "after" }, `${words.after} ${answer.after.join("; ")}.`),
    h("p", { className: "after" }, words.built),
  );
}

const told = (h, { level, word, message, code, hint }) =>
  h(
    "li",
    { className: level },
    h("b", {}, `${word}: `),
    `${message} `,
    h("a", { href: `../bien-tap/loi/#${code}` }, `[${code}]`),
    hint && h("div", { className: "hint" }, `→ ${hint}`),
  );
