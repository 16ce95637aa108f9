/* The one list of commands. A line here gives the id, the function that acts
   (actions.h), the name on the `:` line, its heading in the help, its argument, and
   its help: bindings, completion, help and the test of the manual all come
   from it. To add a command, add a line and write its function. */
#ifndef UI_COMMANDS_H
#define UI_COMMANDS_H

#include <stddef.h>
#include <stdint.h>

/* Under which heading of the help a command stands. */
#define COMMAND_GROUPS(X)            \
    X(MOVING, "Moving")              \
    X(QUOTES, "Quotes and voices")   \
    X(FINDING, "Finding")            \
    X(SELECTING, "Selecting")        \
    X(ARTICLES, "Articles")          \
    X(LOOKS, "Looks")                \
    X(READER, "The reader")

enum command_group {
#define X(id, title) id,
    COMMAND_GROUPS(X)
#undef X
        GROUP_COUNT
};

/* What a command takes: how its argument is checked and completed. */
enum argument {
    ARG_NONE,
    ARG_NUMBER,   /* digits, perhaps with % */
    ARG_KEY,      /* one character: pressed after the key of the command */
    ARG_TEXT,     /* anything, to the end of the line */
    ARG_PATH,
    ARG_COMMAND,  /* the name of a command, or of a setting */
    ARG_SETTING,  /* name, name=value, noname, name? */
    ARG_BINDING,  /* keys, then a command line */
    ARG_SORT,
    ARG_THEME,
    ARG_STYLE,
    ARG_FORMAT,   /* of an export, then perhaps a path */
    ARG_SCOPE     /* quote, voice, article or selection, then a program with its arguments */
};

/* id, function, name, group, argument, how the argument is written ("[X]": may be left out), help */
#define COMMANDS(X)                                                                                       \
    X(DOWN, down, "down", MOVING, ARG_NONE, "", "a line or an item down")                               \
    X(UP, up, "up", MOVING, ARG_NONE, "", "a line or an item up")                                       \
    X(SCROLL_DOWN, scroll_down, "scroll-down", MOVING, ARG_NONE, "", "scroll a line forward")           \
    X(SCROLL_UP, scroll_up, "scroll-up", MOVING, ARG_NONE, "", "scroll a line back")                    \
    X(PAGE_DOWN, page_down, "page-down", MOVING, ARG_NONE, "", "a page forward")                        \
    X(PAGE_UP, page_up, "page-up", MOVING, ARG_NONE, "", "a page back")                                 \
    X(HALF_DOWN, half_down, "half-down", MOVING, ARG_NONE, "", "half a page forward")                   \
    X(HALF_UP, half_up, "half-up", MOVING, ARG_NONE, "", "half a page back")                            \
    X(TOP, top, "top", MOVING, ARG_NONE, "", "to the top; with a count, to that paragraph or item")     \
    X(END, end, "end", MOVING, ARG_NONE, "", "to the end; with a count, to that paragraph or item")     \
    X(GOTO, goto, "goto", MOVING, ARG_NUMBER, "N|N%", "to paragraph or item N, or to a place by percent") \
    X(PERCENT, percent, "percent", MOVING, ARG_NONE, "", "with a count, to that percentage")            \
    X(PLACE_TOP, place_top, "place-top", MOVING, ARG_NONE, "", "scroll so that this line is the first on the page") \
    X(PLACE_MIDDLE, place_middle, "place-middle", MOVING, ARG_NONE, "", "scroll so that this line is in the middle") \
    X(PLACE_BOTTOM, place_bottom, "place-bottom", MOVING, ARG_NONE, "", "scroll so that this line is the last on the page") \
    X(NEXT_PARAGRAPH, next_paragraph, "next-paragraph", MOVING, ARG_NONE, "", "to the next paragraph")   \
    X(PREVIOUS_PARAGRAPH, previous_paragraph, "previous-paragraph", MOVING, ARG_NONE, "",                \
      "to the paragraph before")                                                                          \
    X(MARK, mark, "mark", MOVING, ARG_KEY, "LETTER", "mark this place with a letter; it remembers the article too") \
    X(GO_MARK, go_mark, "go-mark", MOVING, ARG_KEY, "LETTER", "to a mark; with ' to where the last jump began") \
    X(MARKS, marks, "marks", MOVING, ARG_NONE, "", "list the marks; Enter goes to one") \
    X(BACK, back, "back", MOVING, ARG_NONE, "", "back through the places visited, across articles and pages") \
    X(FORWARD, forward, "forward", MOVING, ARG_NONE, "", "forward again through the places visited") \
    X(NEXT_QUOTE, next_quote, "next-quote", QUOTES, ARG_NONE, "",                                         \
      "to the next quote; on other pages, to the next link")                  \
    X(PREVIOUS_QUOTE, previous_quote, "previous-quote", QUOTES, ARG_NONE, "",                             \
      "to the quote before; on other pages, to the link before") \
    X(NEXT_SAME, next_same, "next-same", QUOTES, ARG_NONE, "", "to the next quote by the same speaker") \
    X(PREVIOUS_SAME, previous_same, "previous-same", QUOTES, ARG_NONE, "",                              \
      "to the quote before by the same speaker")                                                          \
    X(NEXT_SPEAKER, next_speaker, "next-speaker", QUOTES, ARG_NONE, "", "to the next speaker's first quote") \
    X(PREVIOUS_SPEAKER, previous_speaker, "previous-speaker", QUOTES, ARG_NONE, "",                     \
      "to the first quote of the speaker before")                                                         \
    X(ONLY_VOICE, only_voice, "only-voice", QUOTES, ARG_NONE, "",                                       \
      "keep the voice at the point and dim all else; again, show all")                                  \
    X(FOLD, fold, "fold", QUOTES, ARG_NONE, "", "show all, speech only, narration only, in turn")         \
    X(EVIDENCE, evidence, "evidence", QUOTES, ARG_NONE, "", "say why the quote is given to its speaker") \
    X(COPY, copy, "copy", QUOTES, ARG_NONE, "", "copy the quote, or what is selected, with its citation") \
    X(COPY_PARAGRAPH, copy_paragraph, "copy-paragraph", QUOTES, ARG_NONE, "", "copy the paragraph")       \
    X(PIPE, pipe, "pipe", QUOTES, ARG_SCOPE, "[SCOPE COMMAND]",                                          \
      "give a quote, voice, article or selection, which is the scope, to a shell command")                            \
    X(ENTER, enter, "enter", MOVING, ARG_NONE, "", "open the article, choose the voice, jump to the quote") \
    X(NEXT_PANE, next_pane, "next-pane", MOVING, ARG_NONE, "", "to the next pane")                      \
    X(PREVIOUS_PANE, previous_pane, "previous-pane", MOVING, ARG_NONE, "", "to the pane before")        \
    X(OPEN, open, "open", ARTICLES, ARG_PATH, "[PATH]",                                                    \
      "open a file, or add a folder to the list; alone, read the article again")                         \
    X(FILE, file, "file", ARTICLES, ARG_NONE, "", "tell the file, its encoding and the place in it; in the list, its path") \
    X(RELOAD, reload, "reload", ARTICLES, ARG_NONE, "", "read the article again, the place kept")         \
    X(SORT, sort, "sort", ARTICLES, ARG_SORT, "[ORDER]",                                                  \
      "order the list by place, title, date, source, words, voices or read; -ORDER the other way round")  \
    X(NEXT, next, "next", ARTICLES, ARG_NONE, "", "open the next article")                                \
    X(PREVIOUS, previous, "previous", ARTICLES, ARG_NONE, "", "open the article before")                  \
    X(BROWSE, browse, "browse", ARTICLES, ARG_NONE, "", "open the article's address in the browser")      \
    X(LINKS, links, "links", ARTICLES, ARG_NONE, "", "list the addresses in the article; Enter opens one") \
    X(EDIT, edit, "edit", ARTICLES, ARG_NONE, "", "open the article in the editor")                       \
    X(SAVE, save, "save", ARTICLES, ARG_NONE, "", "ask for a file to save what was found to")             \
    X(EXPORT, export, "export", ARTICLES, ARG_FORMAT, "FORMAT FILE", "save what was found; :export! overwrites") \
    X(WRITE, write, "write", ARTICLES, ARG_PATH, "FILE",                                                  \
      "save in the format that the file's suffix names, else the plain text; :write! overwrites")        \
    X(SEARCH, search, "search", FINDING, ARG_TEXT, "[TEXT]", "search for a text; in the list, for an article") \
    X(SEARCH_NEXT, search_next, "search-next", FINDING, ARG_NONE, "", "to the next match, the way the search went") \
    X(SEARCH_PREVIOUS, search_previous, "search-previous", FINDING, ARG_NONE, "", "to the next match the other way") \
    X(FILTER, filter, "filter", FINDING, ARG_TEXT, "[TEXT]",                                              \
      "show only what holds a text, in the list or among the voices") \
    X(SEARCH_BACK, search_back, "search-back", FINDING, ARG_TEXT, "[TEXT]", "search backwards, as then n does") \
    X(SEARCH_WORD, search_word, "search-word", FINDING, ARG_NONE, "", "search for the word here, or for what is selected") \
    X(SEARCH_WORD_BACK, search_word_back, "search-word-back", FINDING, ARG_NONE, "", "the same backwards") \
    X(SELECT, select, "select", SELECTING, ARG_NONE, "", "select from here on; again, or Esc, leaves")     \
    X(SELECT_SENTENCE, select_sentence, "select-sentence", SELECTING, ARG_NONE, "", "select the sentence; again, the next one too") \
    X(RIGHT, right, "right", SELECTING, ARG_NONE, "", "a character on")                                   \
    X(LEFT, left, "left", SELECTING, ARG_NONE, "", "a character back")                                    \
    X(NEXT_WORD, next_word, "next-word", SELECTING, ARG_NONE, "", "to the next word")                     \
    X(PREVIOUS_WORD, previous_word, "previous-word", SELECTING, ARG_NONE, "", "to the word before")       \
    X(WORD_END, word_end, "word-end", SELECTING, ARG_NONE, "", "to the end of the word")                  \
    X(LINE_BEGIN, line_begin, "line-begin", SELECTING, ARG_NONE, "", "to the beginning of the line")      \
    X(LINE_END, line_end, "line-end", SELECTING, ARG_NONE, "", "to the end of the line")                  \
    X(SCREEN_TOP, screen_top, "screen-top", SELECTING, ARG_NONE, "", "to the first line on the page")        \
    X(SCREEN_MIDDLE, screen_middle, "screen-middle", SELECTING, ARG_NONE, "", "to the line in the middle of the page") \
    X(SCREEN_BOTTOM, screen_bottom, "screen-bottom", SELECTING, ARG_NONE, "", "to the last line on the page") \
    X(OTHER_END, other_end, "other-end", SELECTING, ARG_NONE, "", "to the other end of what is selected") \
    X(WIDER, wider, "wider", LOOKS, ARG_NONE, "", "make the text column wider")                         \
    X(NARROWER, narrower, "narrower", LOOKS, ARG_NONE, "", "make the text column narrower")             \
    X(DEFAULT_WIDTH, default_width, "default-width", LOOKS, ARG_NONE, "", "give the text column its default width") \
    X(ZEN, zen, "zen", LOOKS, ARG_NONE, "", "show the body alone, or all panes again")                 \
    X(THEME, theme, "theme", LOOKS, ARG_THEME, "[NAME]", "choose auto, dark, light, high-contrast or mono") \
    X(STYLE, style, "style", LOOKS, ARG_STYLE, "NAME [FOREGROUND [BACKGROUND [ATTRIBUTES]]]",              \
      "change a part of the look, or tell it")                                                            \
    X(MOUSE, mouse, "mouse", LOOKS, ARG_NONE, "", "take the mouse or leave it to the terminal")           \
    X(HELP, help, "help", READER, ARG_COMMAND, "[COMMAND|SETTING|KEYS]", "list the keys and commands, or explain one, or a setting") \
    X(MAN, man, "man", READER, ARG_NONE, "", "open the manual")                                         \
    X(MESSAGES, messages, "messages", READER, ARG_NONE, "", "list what was said at the bottom")            \
    X(COMMAND_LINE, command_line, "command-line", READER, ARG_TEXT, "[TEXT]", "type a command")         \
    X(SET, set, "set", LOOKS, ARG_SETTING, "[NAME[=VALUE]]", "change a setting, or list them all")     \
    X(BIND, bind, "bind", READER, ARG_BINDING, "KEYS COMMAND", "bind keys to a command")                \
    X(UNBIND, unbind, "unbind", READER, ARG_BINDING, "KEYS", "take a binding away")                     \
    X(REDRAW, redraw, "redraw", LOOKS, ARG_NONE, "", "paint the screen afresh")                        \
    X(SUSPEND, suspend, "suspend", READER, ARG_NONE, "", "suspend the reader; fg brings it back")       \
    X(CANCEL, cancel, "cancel", READER, ARG_NONE, "", "drop a count, a prompt, highlights; close a page")  \
    X(QUIT, quit, "quit", READER, ARG_NONE, "", "close what is shown; leave where it is the last")      \
    X(QUIT_ALL, quit_all, "quit-all", READER, ARG_NONE, "", "leave at once")

enum command {
#define X(id, function, name, group, argument, usage, help) COMMAND_##id,
    COMMANDS(X)
#undef X
        COMMAND_COUNT
};

struct command_info {
    const char *name, *usage, *help;
    uint8_t group, argument;
};

const struct command_info *command_info(enum command command);

/* The command that these n bytes name: by its whole name, an alias known from
   other programs (q, w, e), or the beginning of one name only. COMMAND_COUNT
   where there is none; *several (may be NULL) says that there were many. */
enum command command_named(const char *name, size_t n, int *several);

#endif
