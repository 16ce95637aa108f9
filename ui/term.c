#include "terminal.h"
#include "base64.h"
#include "glyphs.h"
#include "listen.h"
#include "sandbox.h"
#include "signals.h"
#include "terminal_kind.h"
#include "tints.h"
#include "tty.h"
#include "i18n.h"
#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h> /* last: its key macros hide ours, which this file does not use */
#include <term.h>

#undef columns
#undef lines

/* Cells of a row side by side, which go to curses at once. */
struct run {
    unsigned from; /* its first column */
    int n;
    cchar_t cells[GRID_COLUMNS_MAX + 1];
};

struct terminal {
    SCREEN *screen;
    struct tty tty;
    bool utf8;
    bool mouse; /* it reports the mouse */
    int colors;
    struct grid shown;
    struct tints tints;
    struct listener listener;
    struct run run; /* empty between rows */
};

#if SANDBOX_SANITIZED
/* curses keeps its tables to the end of the process. A function of the leak checker's, and not a file, which the
   sandbox would not let it read. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libtinfo\nleak:libncurses\n";
}
#endif

/* A capability's bytes; NULL where the terminal has none. */
static const char *capability(const char *name) {
    char copy[16];
    snprintf(copy, sizeof copy, "%s", name);
    const char *bytes = tigetstr(copy);
    return bytes && bytes != (const char *)-1 && *bytes ? bytes : NULL;
}

static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l"; /* presses, wheel; SGR */

static void restore_prepare(void) {
    static const char *const names[] = { "BD", "sgr0", "rmcup", "cnorm" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (capability(names[i])) signals_restore_bytes(capability(names[i]));
    if (capability("kmous")) signals_restore_bytes(mouse_off);
}

/* Scroll margins that ncurses left over a storm of sizes: none on the way out. */
static const char *margins_reset(void) {
    const char *csr = capability("csr");
    return csr && !strncmp(csr, "\033[", 2) ? "\033[r" : NULL;
}

static void send_capability(const struct terminal *term, const char *name) {
    const char *bytes = capability(name);
    if (bytes) tty_put(&term->tty, bytes);
}

/* Back to the screen of before. Some terminals (libvterm's) keep with a saved place whether the cursor is shown, and
   ncurses saves one when it scrolls: so it is shown once more. */
static void screen_leave(const struct terminal *term) {
    endwin();
    send_capability(term, "cnorm");
}

/* Ask for the ground's colour, and then for the terminal's kind, which all of these
   answer: so it is known when no answer to the first will come. */
static void ground_ask(struct terminal *term) {
    if (!term->colors || !terminal_kind_answers()) return;
    term->listener.asked = true;
    tty_put(&term->tty, "\033]11;?\033\\\033[c");
}

/* Until it comes back from its first endwin, ncurses writes at every move of the
   cursor: some fifty pieces a page, of which the eye sees the first before the
   last. So it leaves once, and what it says then goes nowhere. */
static void curses_whole_frames(const struct terminal *term) {
    int out = fileno(term->tty.out), kept = fcntl(out, F_DUPFD_CLOEXEC, 3), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && null >= 0 && dup2(null, out) >= 0) {
        endwin();
        dup2(kept, out);
        fcntl(out, F_SETFD, FD_CLOEXEC);
    }
    if (kept >= 0) close(kept);
    if (null >= 0) close(null);
}

/* When curses begins with colours, it puts the palette back to what it was when the terminal was made, though nobody
   changed it here, and that of its user would be gone: so it has no bytes for that. */
static void palette_leave(void) {
    char name[] = "oc", *bytes = tigetstr(name);
    if (bytes && bytes != (char *)-1) *bytes = 0;
}

/* False: there is no description of the terminal, or it cannot move its cursor. */
static bool curses_start(struct terminal *term) {
    signals_fragile(true);
    signals_restore(term->listener.keys, &term->tty.before); /* first: without memory newterm may end us, its modes set */
    term->screen = newterm(NULL, term->tty.out, term->tty.in);
    if (term->screen) restore_prepare();
    signals_fragile(false);
    if (!term->screen || !capability("cup")) return false;
    raw();
    noecho();
    nonl();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    typeahead(-1); /* keys that wait are taken before anything is drawn: what is drawn is drawn whole */
    curses_whole_frames(term);
    palette_leave();
    const char *no_color = getenv("NO_COLOR");
    if (has_colors() && !(no_color && *no_color) && start_color() == OK) {
        use_default_colors();
        term->colors = COLORS > 0xFFFF ? COLORS_DIRECT : COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
    }
    return true;
}

struct terminal *term_open(struct error *error) {
    struct terminal *term = malloc(sizeof *term);
    if (!term) {
        error_memory(error);
        return NULL;
    }
    memset(term, 0, offsetof(struct terminal, listener.input.paste)); /* what follows is two dozen pages, and written first */
    term->run.n = 0;
    bool there = tty_open(&term->tty);
    term->listener.keys = term->tty.keys;
    term->listener.watched = -1;
    if (!there) {
        error_set(error, ERROR_SYSTEM, 0, "keys need a terminal; --export=text writes without one");
    } else if (!signals_take()) {
        error_set(error, ERROR_SYSTEM, 0, "the terminal cannot be set up");
    } else if (terminal_kind_is_too_large()) {
        error_set(error, ERROR_SYSTEM, 0, "LINES or COLUMNS names more than a terminal can have");
    } else if (!curses_start(term)) {
        error_set(error, ERROR_SYSTEM, 0,
                  "TERM names a terminal that is unknown or too simple; --export=text writes without a screen");
    } else {
        term->utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
        send_capability(term, "BE");
        ground_ask(term);
        return term;
    }
    term_close(term);
    return NULL;
}

void term_close(struct terminal *term) {
    if (!term) return;
    if (term->screen) {
        send_capability(term, "BD");
        term_mouse(term, false);
        listen_out(&term->listener);
        const char *margins = margins_reset();
        if (margins) fputs(margins, term->tty.out);
        screen_leave(term); /* no delscreen, which falls over what a lack of memory has left half made */
        tty_restore(&term->tty);
    }
    signals_give();
    tty_close(&term->tty);
    grid_free(&term->shown);
    free(term);
}

int term_ended_by(void) {
    return signals_ended_by();
}

int term_colors(const struct terminal *term) {
    return term->colors;
}

void term_size(const struct terminal *term, unsigned *rows, unsigned *cols) {
    tty_size(&term->tty, rows, cols);
}

/* --- showing --- */

static void pair_made(short pair, int foreground, int background) {
    init_extended_pair(pair, foreground, background);
}

static struct tint tint(struct terminal *term, const struct theme *theme, const struct cell *cell) {
    return tints_of(&term->tints, theme, term->colors, cell->style, pair_made);
}

static attr_t attributes_of(uint8_t look) {
    return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0) | (look & LOOK_ITALIC ? A_ITALIC : 0) |
           (look & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (look & LOOK_REVERSE ? A_REVERSE : 0);
}

static void run_add(struct terminal *term, const struct cell *cell, struct tint look) {
    struct run *run = &term->run;
    wchar_t wide[CCHARW_MAX + 1];
    glyphs_of(cell, term->utf8, wide, CCHARW_MAX);
    attr_t attributes = attributes_of(look.attributes);
    if (setcchar(&run->cells[run->n], wide, attributes, look.pair, NULL) != OK)
        setcchar(&run->cells[run->n], L" ", attributes, look.pair, NULL);
    run->n++;
    if (cell->width == 2 && wcwidth(wide[0]) < 2) setcchar(&run->cells[run->n++], L" ", attributes, look.pair, NULL);
}

static void run_end(struct run *run, unsigned row) {
    if (run->n) mvadd_wchnstr((int)row, (int)run->from, run->cells, run->n);
    run->n = 0;
}

static bool same_cell(const struct cell *a, const struct cell *b) {
    return a->style == b->style && a->width == b->width && !memcmp(a->bytes, b->bytes, CELL_BYTES);
}

/* What clear() leaves behind. */
static bool is_clear(const struct cell *cell, struct tint look) {
    return cell->bytes[0] == ' ' && !cell->bytes[1] && !look.pair && !look.attributes;
}

static void row_show(struct terminal *term, const struct grid *grid, const struct theme *theme, unsigned row, bool whole) {
    struct tint look = { 0 }; /* of the cell before: mostly the next one's, too */
    for (unsigned column = 0; column < grid->columns; column++) {
        size_t i = (size_t)row * grid->columns + column;
        const struct cell *cell = &grid->cells[i];
        if (!cell->width) continue; /* the right half of what was added */
        bool same = !whole && same_cell(cell, &term->shown.cells[i]);
        if (!same && (!look.known || look.what != cell->style)) look = tint(term, theme, cell);
        if (same || (whole && is_clear(cell, look))) {
            run_end(&term->run, row);
        } else {
            if (!term->run.n) term->run.from = column;
            run_add(term, cell, look);
        }
    }
    run_end(&term->run, row);
}

void term_show(struct terminal *term, struct grid *grid, const struct theme *theme, bool whole) {
    signals_fragile(true);
    if (term->shown.rows != grid->rows || term->shown.columns != grid->columns) {
        resizeterm(grid->rows, grid->columns);
        whole = true;
    }
    if (whole) {
        clear(); /* and every cell is sent by the refresh */
        tints_clear(&term->tints, COLOR_PAIRS - 1);
    }
    for (unsigned row = 0; row < grid->rows; row++) row_show(term, grid, theme, row, whole);
    move(grid->cursor.row, grid->cursor.column);
    refresh(); /* first: where the terminal was lent, this enters its other screen, and some save the cursor's looks then */
    curs_set(grid->cursor.shown);
    signals_fragile(false);
    struct grid before = term->shown;
    term->shown = *grid;
    *grid = before;
}

/* --- events --- */

/* Its keys send their signals to the whole job; we are stopped with it, but not interrupted. */
void term_lend(struct terminal *term) {
    send_capability(term, "BD");
    term_mouse(term, false); /* the loop asks for it again */
    screen_leave(term);
    tty_restore(&term->tty);
    signals_lend();
}

void term_take_back(struct terminal *term) {
    signals_take_back();
    reset_prog_mode();
    send_capability(term, "BE");
}

void term_suspend(struct terminal *term) {
    term_lend(term);
    raise(SIGTSTP);
    term_take_back(term);
}

void term_wait_for_enter(struct terminal *term) {
    tty_put(&term->tty, _("\n[Enter goes back to dixit] "));
    tty_wait_for_enter(&term->tty);
}

/* GNU screen knows no OSC 52; what stands in a DCS it hands on to its own terminal, a piece at a time. */
static void clipboard_put(FILE *out, const char *encoded) {
    enum { PIECE = 256 }; /* it takes up to 768 bytes */
    bool within_screen = terminal_kind_is_screen();
    fputs(within_screen ? "\033P\033]52;c;" : "\033]52;c;", out);
    for (size_t left = strlen(encoded); within_screen && left > PIECE; left -= PIECE, encoded += PIECE)
        fprintf(out, "%.*s\033\\\033P", PIECE, encoded);
    fprintf(out, within_screen ? "%s\a\033\\" : "%s\a", encoded);
}

bool term_copy(struct terminal *term, const char *bytes, size_t n) {
    enum { MOST = 100000 }; /* bytes of base64: what terminals take at the least */
    char *encoded = base64_len(n) <= MOST && terminal_kind_has_clipboard() ? malloc(base64_len(n) + 1) : NULL;
    if (!encoded) return false;
    base64_write(encoded, bytes, n);
    clipboard_put(term->tty.out, encoded);
    fflush(term->tty.out);
    free(encoded);
    return true;
}

void term_mouse(struct terminal *term, bool on) {
    if (on == term->mouse || !capability("kmous")) return;
    term->mouse = on;
    tty_put(&term->tty, on ? mouse_on : mouse_off);
}

static struct event resized(const struct terminal *term) {
    unsigned rows, cols;
    struct event event = { .kind = EVENT_RESIZE };
    term_size(term, &rows, &cols);
    event.size.rows = (uint16_t)rows;
    event.size.columns = (uint16_t)cols;
    return event;
}

static struct event signalled(struct terminal *term, int number) {
    switch (number) {
    case SIGWINCH: return resized(term);
    case SIGTSTP: term_suspend(term); return (struct event){ .kind = EVENT_RESUME };
    case SIGCONT:
        reset_prog_mode();
        return (struct event){ .kind = EVENT_RESUME };
    default: return (struct event){ .kind = EVENT_NONE };
    }
}

void term_watch(struct terminal *term, int fd) {
    term->listener.watched = fd;
}

struct event term_event(struct terminal *term, int milliseconds) {
    int number;
    struct event event = listen_next(&term->listener, milliseconds, &number);
    return event.kind == EVENT_NONE ? signalled(term, number) : event;
}
