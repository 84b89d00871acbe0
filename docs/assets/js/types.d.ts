/*
 * What the scripts share, and the form of the data that they read. For `tsc --checkJs` and for whoever
 * wants a map; not published. The data files are made, and described, by scripts/search/index.py.
 */

/** Everything that one script gives to another, under the one global name `yuan`. */
interface Yuan {
  /** Where the site stands, and where the tree of this page's script stands; both end in "/". */
  base: URL;
  root: URL;
  /** Called by a data file with its name and its value. */
  deliver(name: string, value: unknown): void;
  /** Runs a data file (a path from `base`) once and gives what it delivered under a name. */
  load(path: string, name: string): Promise<any>;
  /** What the scripts of the tree's shared/ gave: words and templates. */
  shared: DocumentFragment;
  /** Called by these scripts with their HTML. */
  share(html: string): void;
  /** Runs scripts of assets/js/search/, or of the tree's shared/, in this order, each once. */
  need(...names: string[]): Promise<void>;
  /** The address of a page of this script tree; `rest` is its query and fragment. */
  address(page: string, rest?: string): string;
  /** The part of an id that names its resolver page; how long it is, the page says. */
  shelf(id: string): string;
  /** The address that resolves an id for ever. */
  resolver(id: string): string;
  /** Whether a key belongs to an input method that composes. */
  composes(event: KeyboardEvent): boolean;

  /** address.js: the words behind ":~:" that are marked, as the address has them. */
  words: string;
  /** What `need` brings for a document: to mark words and places, and to use a selection. */
  tools: { marking: string[]; selection: string[] };

  /** copy.js: the part of an element that is selected. */
  partOf(element: Element, selected: Range): Range;

  /** names.js: gives the link of a name its title. */
  tellName(link: HTMLAnchorElement): Promise<void>;

  /** reading/style.js: a style sheet of assets/css/, loaded once. */
  style(name: string): Promise<void>;

  /* search/elements.js */
  find(selector: string, within?: ParentNode): HTMLElement;
  make(
    tag: string,
    attributes?: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElement;
  part(name: string): DocumentFragment;
  word(key: string, values?: Record<string, unknown>): string;
  save(text: string, type: string, name: string): void;

  /** cite.js: the day of reading in the spellings that citations want, and a pattern filled in. */
  citation: {
    today(): Record<string, string>;
    /** The spellings of a day of publication. */
    published(iso: string | undefined): Record<string, string | undefined>;
    fill(pattern: string, facts: Record<string, string | undefined>): string;
    /** Whether the clipboard took a text. */
    write(text: string): Promise<boolean>;
    /** On the page of a document only: opens the dialog. */
    open(cited: Cited): Promise<void>;
    /** There, too: the styles, and the citation in the first of them. */
    ready(): Promise<CitationForm[]>;
    first(cited: Cited): Promise<string>;
  };

  places: Places;
  marks: Marks;
  panel: Panel;
  reading: Reading;

  folding: Folding;
  passages: Passages;
  postings: Postings;
  shapes: Shapes;
  near: Near;
  quotation: Quotation;
  search: Search;
  regional: Regional;
  /** search/spelled.js: a shard of texts in a script that is not the originals'. */
  spelled(k: number, script: string): Promise<TextShard>;
  syntax: Syntax;
  seek: Seek;
  facets: Facets;
  plots: Plots;
  occurrences(answer: Answer): Promise<Hit[]>;
  measures: Measures;
  wordTables: WordTables;
  /** search/wordsbeside.js */
  wordsBeside: WordTables["make"];
  /** search/check.js: a quotation as it is shown when it has been checked. */
  check(quote: string): Promise<HTMLElement[]>;
  /** search/hints.js: what a query that found nothing may have meant. */
  hint(query: string): Fault | undefined;
  sentences: Sentences;
  likely: Likely;
  article: Article;
  /** search/article-page.js: checks an article, shows what was found and offers it as a text. */
  checkArticle(text: string): Promise<void>;
  collocates: { show(page: HTMLElement, places: Line[]): void };
  hits: Hits;
}
declare const yuan: Yuan;
interface Window {
  yuan: Yuan;
}

/** The number of a passage in the corpus, from 0. */
type Passage = number;
/** [left, keyword, right] of one place where a passage has a word of the query. */
type Line = [left: string, keyword: string, right: string];
/** A text in the spelling that is compared; `places[i]`: where in the text the i-th unit comes from. */
interface Spelled {
  text: string;
  places: number[];
}

/** What is cited: a passage, a stretch of one, a range of several; without id, the document. */
interface Cited {
  /** As a citation names it: ab1cd2, ab1cd2:10-25, ab1cd2–ef3gh4. */
  id: string;
  /** As an address has it, in ASCII: ab1cd2-ef3gh4. */
  place: string;
  quote: string;
  /** The start of the passage's hash, or those of the first and the last. */
  hash: string;
}

/** A style of citation (scripts/publish/shared.py); the page itself has the patterns that are missing. */
type CitationForm = [
  style: string,
  label: string,
  ending: string | null,
  type: string | null,
  document: string | null,
  passage: string | null,
];

/** A stretch of a passage or a range of passages that an address asks for; `stretch` and `last` as they are written there. */
interface Place {
  first: string;
  stretch?: string;
  last?: string;
  /** In the form in which addresses are published. */
  written: string;
}

/** What an address asks to be marked. */
interface Wanted {
  /** What the search is asked for (?q=). */
  asked?: string;
  /** What stands behind ":~:". */
  words?: string;
  place?: Place;
  /** The id of a passage that the document does not have. */
  missing?: string;
  /** Whether there is half a character in the address. */
  garbled?: boolean;
}

/* --- Data ----------------------------------------------------------------------------------------- */

/** search/folding.py: how texts and queries are spelled before they are compared. */
interface FoldingTable {
  /** What no reader sees, as a pattern. */
  unseen: string;
  gap: string;
  /** A character and the marks that belong to it, as a pattern. */
  letter: string;
  /** Groups of marks that are one mark: the first character stands for all. */
  marks: string[];
  /** What may be written longer or shorter, as [pattern, replacement]. */
  runs: [string, string][];
  /** A comma that parts thousands, as a pattern. */
  thousands: string;
  /** Groups of characters of all scripts that are one character: the first stands for all. */
  characters: string;
}

/** meta.js: what every query needs. */
interface Meta {
  /** The folder of the other data files; it changes with the content. */
  v: string;
  folding: FoldingTable;
  /** Regional words, folded: [what the reader may say, what the texts say]. */
  words: [string, string][];
  /** How many passages each document has, and each shard of texts. */
  docs: number[];
  texts: number[];
  /** Large corpora only: the scripts whose texts are spelled from those of the originals. */
  spelled?: string[];
  /** Large corpora only: how many files each kind of posting list has. */
  shards?: { n: number; p: number; i: number };
  /** Large corpora only: that of the ids, if they are packed in the lists. */
  alphabet?: string;
  /** Worked out on arrival: of each passage, the number of its document and of its shard of texts. */
  documentOf: number[];
  shardOf: number[];
}

/** [id, title, date, publisher] of a document. */
type DocumentEntry = [
  id: string,
  title: string,
  date: string | null,
  publisher: string | null,
  ...dated: Dated,
];
/** Of what a date is, and who says it; nothing where there is none. */
type Dated = [of?: "published" | "event", basis?: "stated" | "inferred" | ""];

/**
 * facets.js: documents, and of every passage a word for its kind and topics: their places among the labels, as
 * characters from 0 on.
 */
interface FacetData {
  docs: DocumentEntry[];
  labels: Record<string, string>;
  classes: string;
}

/** t<k>.js: the passages of a shard. */
interface TextShard extends FacetData {
  /** One after the other, each as wide as the longest. */
  ids: string;
  texts: string[];
  /** Large corpora only, by script: number of a string, place in it, and what stands there (search/spelled.py). */
  spelled?: Record<string, [string: number, place: number, became: string][]>;
}

/** c<k>.js and x<k>.js: how to cite them; by document, and by passage the start of its hash. */
interface CitationShard {
  patterns: Record<string, string>;
  digests: Record<string, string>;
  /** By document: for programs the name of its forms, what fills them, and by style what no form gives. */
  exports: Record<
    string,
    [form: string, facts: Record<string, string>, own: Record<string, string>]
  >;
}

/** old.js: a text that a passage had before. */
interface OldText {
  id: string;
  doc: string;
  text: string;
  until: string;
  reason: string;
}

/* --- What the scripts give ------------------------------------------------------------------------ */

/** A passage as results show it. */
interface Row {
  n: Passage;
  id: string;
  text: string;
  kind: string;
  doc: string;
  title: string;
  date: string;
  dated: Dated;
  tags: string[];
  href: string;
  folded?: Spelled;
}

/* --- Side by side: compare.js, compare/align.js ---------------------------------------------------- */

/** A curator's parallel: a stretch of a passage of the first document, and one of the second. */
type Tie = [own: string, start: number, end: number, other: string, from: number, to: number];

interface Side {
  id: string;
  text: string;
  folded: string;
}

/** Two passages, by their places, that may stand beside each other. */
interface Couple {
  i: number;
  j: number;
  alike: number;
  weight: number;
}

/** A row: passages of the one and of the other, by their places. */
interface Beside {
  a?: number;
  b?: number;
  alike: number;
}

interface Aligning {
  align(a: Side[], b: Side[], ties: Tie[]): Beside[];
  /** Both texts in stretches that are the same and that differ; `inPlace`: letter for letter, for one text in two scripts. */
  differences(
    one: string,
    other: string,
    inPlace: boolean,
  ): [[differs: boolean, text: string][], [differs: boolean, text: string][]];
}

interface Column {
  doc: string;
  title: string;
  /** The script, where it is not the page's. */
  label: string;
  script: string;
  passages: Side[];
}

interface Comparison {
  a: Column;
  b: Column;
  ties: Tie[];
  aligning: Aligning;
}

/** search/fold.js */
interface Folding {
  use(table: FoldingTable): void;
  /** The text without what no reader sees. */
  seen(text: string): string;
  /** Letters alone: width, case and script do not matter, marks do. */
  letters(text: string): string;
  /** Letters, and one mark of each kind; as long as it was written. */
  marks(text: string): string;
  /** The spelling in which texts and queries are compared. */
  fold(text: string): string;
  /** The same, with the place where each unit comes from. */
  spell(text: string): Spelled;
  /** The same for a row, kept with it. */
  row(row: { text: string; folded?: Spelled }): Spelled;
}

/** search/passages.js */
interface Passages {
  ready(): Promise<Meta>;
  part(name: string): Promise<any>;
  /** A shard in a script, that of the page if none is named. */
  texts(k: number, script?: string): Promise<TextShard>;
  rows(numbers: Passage[]): Promise<Row[]>;
  facets(): Promise<FacetData>;
  /** The kind and the topics of the passage at a place of the data. */
  classes(data: FacetData): (i: number) => string[];
  /** Of so many strings of one width, which are run together, the one at a place. */
  written(run: string, count: number): (i: number) => string;
  citations(n: Passage): Promise<CitationShard>;
  shelf(n: Passage): number;
  /** The address of a hit, at which what was asked is marked. */
  arrival(row: Row, asked: string, stretch?: string): string;
  /** The stretches of a row's text whose folded form matches a pattern, as [start, end]. */
  matches(row: { text: string; folded?: Spelled }, pattern: string): [number, number][];
  lines(row: Row, pattern: string, before: number, after: number): Line[];
  /** A pattern that matches a text to the letter. */
  literally(text: string): string;
  tally<Value>(values: Iterable<Value>): [Value, number][];
  remember<Value>(make: (key: any) => Promise<Value>): (key: any) => Promise<Value>;
}

/** search/postings.js */
interface Postings {
  holders(term: string): Promise<Passage[]>;
  /** The passages that hold a term, with its places in each, in characters. */
  places(term: string): Promise<Map<Passage, number[]>>;
  named(numbers: Passage[]): Promise<string[]>;
  ids(numbers: Passage[], terms: string[]): Promise<string[]>;
}

/** search/near.js */
interface Near {
  /** The passages most like a folded text, best first. */
  alike(folded: string, most: number): Promise<Row[]>;
  /** What texts have that may have been meant by a folded word. */
  near(term: string): Promise<string[]>;
}

/** A query, folded: the words that must occur, and those that must not. */
interface Question {
  terms: string[];
  without: string[];
}

/** The same query in other words, which has hits. */
interface Other {
  text: string;
  pattern: string;
  terms: string[];
  numbers: Passage[];
}

interface Answer {
  numbers: Passage[];
  terms: string[];
  others: Other[];
  near: string[];
  /** What of a folded text was found; empty if only limits were asked for. */
  pattern: string;
  /** The other word, if the hits are those of it because the query itself has none. */
  text?: string;
  /** Of a query with operators: what was found, if it was not limits alone. */
  shape?: Shape;
  /** Of a query with operators: the ids of hits. */
  ids?(numbers: Passage[]): Promise<string[]>;
  /** Of a query that has no hit: what is wrong with it. */
  fault?: Fault;
  /** How many more there would be if their documents had a date. */
  undated?: number;
}

/** What is wrong with a query: a word of the search page ("fault-" and the key), and what stands in it. */
interface Fault {
  key: string;
  /** The place in the query, from 0; `barring`: in what is to be excluded. */
  at: number;
  barring?: boolean;
  text?: string;
  most?: number;
  /** What there is in place of a wrong value. */
  known?: string[];
}

/**
 * What a stretch of folded text looks like: a piece of text; so many of any characters, as few as will do; one of
 * several, the first that fits; several in a row.
 */
type Shape = string | [least: number, most: number] | { either: Shape[] } | { row: Shape[] };

/** What must hold of a passage, or if `barred` must not: its folded text has such a stretch, or a limit. */
type Clause = { at: number; barred: boolean } & (
  | { shape: Shape; pattern: string }
  | { field: Limiting; values: { at: number; text: string }[] }
);

/** search/shapes.js */
interface Shapes {
  /** The passages of a large corpus that have a shape, in their order. */
  holders(shape: Shape): Promise<Passage[]>;
  /** All stretches of them that have it, none overlapping: those that its pattern matches. */
  stretches(shape: Shape): Promise<Map<Passage, [start: number, end: number][]>>;
  /** The pieces of text in a shape. */
  pieces(shape: Shape): string[];
}

/** search/occurrences.js: the places of a passage, in characters without white space. */
interface Hit {
  n: Passage;
  id: string;
  places: number[];
}

/** search/regional.js */
interface Regional {
  /** The same query in the mainland's words, or without quotation marks, where that has hits. */
  others(question: Question): Promise<Other[]>;
}

/** search/syntax.js */
interface Syntax {
  /** `plain`: there is no operator in it; `doubt`: what may be wrong if there is no hit. */
  parse(
    query: string,
    barring: boolean,
  ): { clauses: Clause[]; plain: boolean; fault?: Fault; doubt?: Fault };
}

/** search/seek.js */
interface Seek {
  /** No answer to a plain query. */
  answer(query: string, without: string): Promise<{ answer?: Answer; doubt?: Fault }>;
  /** The folded texts of passages, with their ids; `isPart`: of so many that they lie in files together. */
  texts(numbers: Passage[], isPart?: boolean): Promise<Map<Passage, { id: string; text: string }>>;
}

/** search/query.js; the last line is only passed on, so that a page finds all in one place. */
interface Search {
  parse(query: string): Question;
  /** Whether a word is to be excluded. */
  bars(word: string): boolean;
  operates(asked: string): boolean;
  /** `without`: words to exclude, without their "-". */
  search(query: string, without?: string): Promise<Answer>;
  /** What is marked on the page to which a hit leads; nothing if it is what was found there. */
  sought(query: string, answer: Answer): string | undefined;
  holders(term: string): Promise<Passage[]>;
  find(question: Question): Promise<Passage[]>;
  ids(numbers: Passage[], terms: string[]): Promise<string[]>;
  ready(): Promise<Meta>;
  rows(numbers: Passage[]): Promise<Row[]>;
  fold(text: string): string;
}

/** search/quotation.js */
type Verdict = "exact" | "script" | "punctuation" | "differs" | "absent";
interface Compared<Text extends { text: string }> {
  row: Text;
  verdict: Verdict;
  /** [element, text]: span for what both have, ins for what only the text has, del for what only the quotation has. */
  shown: [tag: "span" | "ins" | "del", text: string][];
  /** Smaller is better. */
  cost: number;
}
interface Quotation {
  /** The parts of a quotation between its ellipses that have words; of marks alone, none. */
  pieces(quote: string): string[];
  /** Whether a text has an ellipsis. */
  elides(text: string): boolean;
  /** A text without its punctuation, folded. */
  content(text: string): string;
  /** How a text holds a quotation; "differs" if it does not. */
  verdict(quote: string, text: string): Verdict;
  compare<Text extends { text: string }>(quote: string, row: Text): Compared<Text>;
  /** The pieces of an elided quotation, found in one text in this order; or nothing. */
  compareElided<Text extends { text: string }>(
    pieces: string[],
    row: Text,
  ): Compared<Text> | undefined;
}

/** search/plots.js: `values` and `places` have an entry for each query; a place is a share of its document. */
interface Plots {
  bars(name: string, groups: { label: string; values: number[] }[], width: number): SVGElement;
  trend(name: string, groups: { label: string; values: number[] }[], width: number): SVGElement;
  dispersion(
    name: string,
    documents: { label: string; places: number[][] }[],
    width: number,
  ): SVGElement;
  file(svg: SVGElement, heading: string[]): string;
}

/** search/article.js: a sentence of an article, or a piece of one, as it was found. */
interface Judged {
  text: string;
  /** The text that it is from; none for what is absent or in pieces. */
  row?: Row | OldText;
  /** "old": as a text stood before; "pieces": each piece is judged for itself. */
  verdict: Verdict | "old" | "pieces";
  shown: Compared<Row>["shown"];
  /** Other passages that have it as well. */
  also: string[];
  pieces: Judged[];
}
/** search/sentences.js */
interface Sentences {
  /** The sentences of each paragraph. */
  paragraphs(text: string): string[][];
  clauses(sentence: string): string[];
}
/** search/likely.js: the texts that a sentence may be from. */
interface Likely {
  /** So many of them are compared where none has the sentence. */
  ALIKE: number;
  /** Those that are most alike, those that were read after one that is enough aside. */
  texts(
    sentence: string,
    last: Row | undefined,
    isEnough?: (text: Row | OldText) => boolean,
  ): Promise<(Row | OldText)[]>;
  /** Brings the first of them, so that they are there when they are asked for. */
  fetch(sentence: string, last: Row | undefined): Promise<unknown>;
  /** How far a text lies from where the article was: what follows first, and what stands today before what stood. */
  distance(
    text: { doc: string; n: number } | OldText,
    last: { doc: string; n: number } | undefined,
  ): number;
  /** The content of a text, worked out once. */
  contentOf(text: Row | OldText): string;
  isOld(text: Row | OldText): text is OldText;
}
interface Article {
  /**
   * Hands each sentence over as it was found, with the number of its paragraph, until it is told to stop; one that is
   * still looked at clause by clause twice.
   */
  check(
    paragraphs: string[][],
    tell: (judged: Judged, paragraph: number, isOpen: boolean) => boolean,
  ): Promise<void>;
}

/** A passage that a reader keeps, with her line; `kept` is the day, and the day of reading in the citations. */
interface Note {
  id: string;
  place: string;
  doc: string;
  title: string;
  quote: string;
  hash: string;
  note: string;
  kept: string;
  /** By the label of each style. */
  citations: Record<string, string>;
}
/** notebook/store.js */
interface Notebook {
  KEY: string;
  read(): Note[];
  write(notes: Note[]): void;
  add(more: Note[]): number;
  parse(text: string): Note[] | undefined;
  file(notes: Note[], corpus: Record<string, string>): string;
}
/** notebook/exports.js */
interface Exports {
  citations(notes: Note[], style: string): string;
  markdown(notes: Note[], heading: string): string;
  csv(notes: Note[]): string;
  address(place: string): string;
}
/** notebook/standing.js: what became of a kept passage. */
interface Standing {
  kind: "same" | "amended" | "moved" | "gone";
  row?: Row;
}

/** search/facets.js */
type Facet = "doc" | "publisher" | "year" | "topic" | "kind";
/** What a query may limit: also from when to when. */
type Limiting = Facet | "date";
interface Facets {
  names: readonly Facet[];
  /** What a passage has of each facet. */
  valuesOf(data: FacetData, documentOf: number[]): (n: Passage) => Record<Limiting, string[]>;
  /** How readers know the values. */
  labelsOf(data: FacetData): Record<string, string>;
  /** Whether dates lie from one to another, which may be empty; or what is wrong with these. */
  between(
    from: string,
    to: string,
  ): { fits?: (dates: string[]) => boolean; wrong?: "date" | "reversed" };
  /**
   * The hits that fit what is chosen, and how many more would if they had a date; shows of every facet how many
   * hits each value has.
   */
  filter(
    numbers: Passage[],
    chosen: Record<string, string>,
    choose: (facet: Facet, value: string) => void,
  ): Promise<{ numbers: Passage[]; undated: number; wrong?: "date" | "reversed" }>;
}

/** search/exports.js: hits as files. */
interface Hits {
  save(form: string, hits: { row: Row; places: Line[] }[], told: string[]): Promise<void>;
}

/* --- The tools of a document ------------------------------------------------------------------------ */

/** A stretch of the text that an element holds, in UTF-16 units. */
interface Stretch {
  text: HTMLElement;
  start: number;
  end: number;
}

/** reading/places.js */
interface Places {
  texts(): HTMLElement[];
  textOf(id: string): HTMLElement | null;
  idOf(text: Element | null): string;
  units(text: string, characters: number): number;
  characters(text: string, units: number): number;
  stretch(written: string, text: string): { start: number; end: number; fault: string };
  between(one: Element, other: Element): HTMLElement[];
  citedPart(text: Element, quote: string, part?: { start: number; end: number }): Cited;
  citedRange(range: Element[], quote: string): Cited;
}

/** reading/marks.js */
interface Marks {
  /** Marks stretches; gives the marks of each. */
  set(stretches: Stretch[]): HTMLElement[][];
  clear(): void;
}

/** What the panel shows. */
interface Shown {
  stretches: Stretch[];
  /** Texts or passages that are meant as a whole. */
  whole: HTMLElement[];
  /** The places as a list. */
  items: HTMLElement[];
  /** What is told at a place. */
  sentence(place: number): string;
  /** What stands behind that. */
  more?: (Node | string)[];
  /** The place to begin with. */
  at?: number;
  /** Whether the page stays where it is. */
  still?: boolean;
  /** What can be cited from here. */
  cited?: Cited;
}

/** reading/panel.js */
interface Panel {
  open(mode: "find" | "place", from?: HTMLElement | null): Promise<void>;
  show(wanted: Partial<Shown>): void;
  /** Leads so many places on. */
  step(by: number): void;
}

/** reading/find.js and reading/arrive.js */
interface Reading {
  ask(): Promise<void>;
  answer(query: string, still: boolean, place?: Place): Promise<void>;
  arrive(wanted: Wanted): Promise<void>;
}

/** A text directive: the words to mark, from `start` to `end` if that is given, and what stands around them. */
interface Words {
  before: string;
  start: string;
  end: string;
  after: string;
}

/** What is asked on the page of words; `only`: these words and no others, parted by spaces. */
interface AskedWords {
  list: string;
  part: string;
  q: string;
  only: string;
  left: number;
  right: number;
  measure: string;
}

/** A table of the page of words, sorted by a column; `name` says what was counted. */
interface WordTable {
  name: string;
  heads: string[];
  rows: (string | number)[][];
  sort: number;
}

/** Words by their folded form: how each is shown, how often it is there, and of a typed one where it begins. */
type AskedFor = Map<
  string,
  { shown: string; count: number; passages: number; places?: Map<Passage, number[]> }
>;

/** search/wordtables.js */
interface WordTables {
  /** A table that takes long is first told of a part of the passages. */
  make(asked: AskedWords, tell: (table: WordTable) => void): Promise<WordTable>;
  /** The parts that may be compared, by facet, each as [value, label]. */
  parts(): Promise<[Facet, [string, string][]][]>;
  chosen(typed: string): Promise<AskedFor>;
  sought(
    query: string,
    table: Omit<WordTable, "name" | "rows">,
  ): Promise<
    | { answer: Answer; shown: string; nothing?: undefined }
    | { nothing: WordTable; answer?: undefined; shown?: undefined }
  >;
  characters(numbers: Passage[], isPart?: boolean): Promise<Map<Passage, string[]>>;
}

/** A word in a text, from one character to before another. */
interface Listed {
  text: string;
  at: number;
  end: number;
}

/** search/measures.js */
interface Measures {
  likelihood(a: number, b: number, c: number, d: number): number;
  ratio(a: number, b: number, c: number, d: number): number;
  bonds(
    together: number,
    x: number,
    y: number,
    total: number,
  ): { dice: number; mi: number; t: number };
  finder(words: Iterable<string>): (characters: string[]) => Iterable<Listed>;
  inside(places: Iterable<Listed>, near: Set<number>): Iterable<Listed>;
  round(value: number): number;
  sum(numbers: number[]): number;
  stretches(text: string, pattern: string): [start: number, end: number][];
  near(stretches: [start: number, end: number][], left: number, right: number): Set<number>;
}
