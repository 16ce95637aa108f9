#include "terminal.h"
#include "base64.h"
#include "input.h"
#include "sandbox.h"
#include <dixit/chars.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h> /* last: its key macros hide ours, which this file does not use */
#include <term.h>

#undef columns
#undef lines

enum { ESCAPE_MS = 20, PASTE_MS = 200, REPLY_MS = 50, PAIRS_MAX = 250 };

struct terminal {
    SCREEN *screen;
    FILE *in, *out;
    int keys; /* the descriptor that keys come from */
    bool own_keys;
    int watched; /* another descriptor, or -1 */
    bool utf8;
    int colors;
    bool light;    /* the ground, as the environment says */
    bool asked;    /* the terminal owes a reply */
    bool mouse;    /* it reports the mouse */
    struct input input;
    struct grid shown;
    int pairs[PAIRS_MAX][2]; /* [pair_count]: what color_for gave */
    int pair_count;
};

#if SANDBOX_SANITIZED
/* curses keeps its tables to the end of the process. A function of the leak checker's, and not a file, which the
   sandbox would not let it read. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libtinfo\nleak:libncurses\n";
}
#endif

/* What signal handlers need: a pipe that wakes poll, and how to restore the terminal. */
static int wake[2] = { -1, -1 };
static volatile sig_atomic_t ended_by;
static struct termios restore_modes;
static int restore_fd = -1;
static char restore_bytes[256];
static size_t restore_len;

static void restore_now(void) {
    if (restore_fd < 0) return;
    fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
    ssize_t put = write(STDOUT_FILENO, restore_bytes, restore_len);
    (void)put;
    tcsetattr(restore_fd, TCSANOW, &restore_modes);
}

static void on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
        if (!ended_by) ended_by = number;
        alarm(1); /* should painting be blocked by a terminal that does not read */
    }
    ssize_t put = write(wake[1], &byte, 1);
    (void)put;
    errno = saved;
}

static void on_crash(int number) {
    restore_now();
    signal(number == SIGALRM ? SIGTERM : number, SIG_DFL);
    raise(number == SIGALRM ? SIGTERM : number);
    _exit(128 + number);
}

static void handle(int number, void (*handler)(int)) {
    struct sigaction action = { .sa_handler = handler };
    sigfillset(&action.sa_mask);
    if (handler == on_crash) action.sa_flags = (int)SA_RESETHAND | SA_NODEFER, sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static const int woken_by[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGTSTP };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM,
                               SIGUSR1, SIGUSR2, SIGXCPU, SIGPROF, SIGVTALRM };

static bool signals_take(void) {
    if (pipe(wake) < 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
    for (size_t i = 0; i < sizeof woken_by / sizeof *woken_by; i++) handle(woken_by[i], on_signal);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) handle(crashes[i], on_crash);
    return true;
}

static void signals_give(void) {
    alarm(0);
    for (size_t i = 0; i < sizeof woken_by / sizeof *woken_by; i++) handle(woken_by[i], SIG_DFL);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) handle(crashes[i], SIG_DFL);
}

int term_ended_by(void) {
    return ended_by;
}

/* A capability's bytes; NULL where the terminal has none. */
static const char *capability(const char *name) {
    char copy[16];
    snprintf(copy, sizeof copy, "%s", name);
    const char *bytes = tigetstr(copy);
    return bytes && bytes != (const char *)-1 && *bytes ? bytes : NULL;
}

static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l"; /* presses, wheel; SGR */

static void restore_prepare(void) {
    static const char *const names[] = { "BD", "sgr0", "cnorm", "rmcup" };
    restore_len = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *bytes = capability(names[i]);
        size_t n = bytes ? strlen(bytes) : 0;
        if (restore_len + n > sizeof restore_bytes) break;
        memcpy(restore_bytes + restore_len, bytes ? bytes : "", n);
        restore_len += n;
    }
    if (!capability("kmous") || restore_len + sizeof mouse_off > sizeof restore_bytes) return;
    memcpy(restore_bytes + restore_len, mouse_off, sizeof mouse_off - 1);
    restore_len += sizeof mouse_off - 1;
}

/* Scroll margins that ncurses left over a storm of sizes: none on the way out. */
static const char *margins_reset(void) {
    const char *csr = capability("csr");
    return csr && !strncmp(csr, "\033[", 2) ? "\033[r" : NULL;
}

static void send_capability(const struct terminal *term, const char *name) {
    const char *bytes = capability(name);
    if (!bytes) return;
    fputs(bytes, term->out);
    fflush(term->out);
}

/* A light ground, where the terminal says so: COLORFGBG is "fg;bg". */
static bool light_ground(void) {
    const char *said = getenv("COLORFGBG"), *semicolon = said ? strrchr(said, ';') : NULL;
    int ground = semicolon ? atoi(semicolon + 1) : 0;
    return semicolon && (ground == 7 || (ground >= 9 && ground <= 15));
}

/* Ask for the ground's colour, and then for the terminal's kind, which all of these
   answer: so it is known when no answer to the first will come. */
static void ground_ask(struct terminal *term) {
    static const char *const names[] = { "xterm", "tmux", "rxvt", "foot", "kitty", "alacritty", "wezterm", "konsole",
                                         "vte", "st-", "contour", "mlterm", "ghostty" };
    const char *name = getenv("TERM");
    if (getenv("COLORFGBG") || !term->colors || !name) return;
    for (size_t i = 0; i < sizeof names / sizeof *names && !term->asked; i++)
        term->asked = !strncmp(name, names[i], strlen(names[i]));
    if (!term->asked) return;
    fputs("\033]11;?\033\\\033[c", term->out);
    fflush(term->out);
}

/* What the terminal still owes is taken, so that it does not reach the shell. */
static void reply_take(struct terminal *term) {
    char bytes[256];
    struct pollfd fd = { .fd = term->keys, .events = POLLIN };
    if (term->asked && !ended_by && poll(&fd, 1, REPLY_MS) > 0 && read(term->keys, bytes, sizeof bytes) < 0) return;
    term->asked = false;
}

/* Until it comes back from its first endwin, ncurses writes at every move of the
   cursor: some fifty pieces a page, of which the eye sees the first before the
   last. So it leaves once, and what it says then goes nowhere. */
static void curses_whole_frames(const struct terminal *term) {
    int out = fileno(term->out), kept = fcntl(out, F_DUPFD_CLOEXEC, 3), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && null >= 0 && dup2(null, out) >= 0) {
        endwin();
        dup2(kept, out);
        fcntl(out, F_SETFD, FD_CLOEXEC);
    }
    if (kept >= 0) close(kept);
    if (null >= 0) close(null);
}

static bool curses_start(struct terminal *term) {
    term->screen = newterm(NULL, term->out, term->in);
    if (!term->screen) return false;
    set_term(term->screen);
    raw();
    noecho();
    nonl();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    typeahead(-1); /* keys that wait are taken before anything is drawn: what is drawn is drawn whole */
    curses_whole_frames(term);
    const char *no_color = getenv("NO_COLOR");
    if (has_colors() && !(no_color && *no_color) && start_color() == OK) {
        use_default_colors();
        term->colors = COLORS > 0xFFFF ? COLORS_DIRECT : COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
    }
    term->light = light_ground();
    return true;
}

/* Keys come from standard input, or, where that is an article, from the terminal. */
static bool streams_open(struct terminal *term) {
    term->keys = STDIN_FILENO;
    if (!isatty(STDIN_FILENO)) {
        term->keys = open("/dev/tty", O_RDWR | O_CLOEXEC);
        term->own_keys = true;
    }
    if (term->keys < 0 || tcgetattr(term->keys, &restore_modes) < 0) return false;
    int in = fcntl(term->keys, F_DUPFD_CLOEXEC, 3), out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    term->in = in < 0 ? NULL : fdopen(in, "r");
    term->out = out < 0 ? NULL : fdopen(out, "w");
    return term->in && term->out;
}

struct terminal *term_open(struct error *error) {
    struct terminal *term = calloc(1, sizeof *term);
    int problem = 0;
    if (!term) {
        error_memory(error);
        return NULL;
    }
    term->watched = -1;
    if (!streams_open(term)) {
        error_set(error, ERROR_SYSTEM, 0, "keys need a terminal; --export=text writes without one");
    } else if (setupterm(NULL, STDOUT_FILENO, &problem) != OK || !capability("cup")) {
        error_set(error, ERROR_SYSTEM, 0,
                  "TERM names a terminal that is unknown or too simple; --export=text writes without a screen");
    } else if (!signals_take() || !curses_start(term)) {
        error_set(error, ERROR_SYSTEM, 0, "the terminal cannot be set up");
    } else {
        restore_prepare();
        restore_fd = term->keys;
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
        reply_take(term);
        const char *margins = margins_reset();
        if (margins) fputs(margins, term->out);
        endwin();
        delscreen(term->screen);
        tcsetattr(term->keys, TCSANOW, &restore_modes);
    }
    restore_fd = -1;
    if (wake[0] >= 0) signals_give();
    if (term->in) fclose(term->in);
    if (term->out) fclose(term->out);
    if (term->own_keys && term->keys >= 0) close(term->keys);
    grid_free(&term->shown);
    free(term);
}

int term_colors(const struct terminal *term) {
    return term->colors;
}

bool term_light_ground(const struct terminal *term) {
    return term->light;
}

void term_size(const struct terminal *term, unsigned *rows, unsigned *cols) {
    struct winsize size = { 0 };
    if (ioctl(term->keys, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col) size.ws_row = 24, size.ws_col = 80;
    *rows = size.ws_row < GRID_ROWS_MAX ? size.ws_row : GRID_ROWS_MAX;
    *cols = size.ws_col < GRID_COLUMNS_MAX ? size.ws_col : GRID_COLUMNS_MAX;
}

/* --- showing --- */

static short pair_of(struct terminal *term, struct look look) {
    int foreground = color_for(look.foreground, term->colors), background = color_for(look.background, term->colors);
    if (foreground < 0 && background < 0) return 0;
    for (int i = 0; i < term->pair_count; i++)
        if (term->pairs[i][0] == foreground && term->pairs[i][1] == background) return (short)(i + 1);
    if (term->pair_count == PAIRS_MAX || term->pair_count + 1 >= COLOR_PAIRS) return 0;
    term->pairs[term->pair_count][0] = foreground;
    term->pairs[term->pair_count][1] = background;
    init_extended_pair(++term->pair_count, foreground, background);
    return (short)term->pair_count;
}

static attr_t attributes_of(uint8_t look) {
    return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0) | (look & LOOK_ITALIC ? A_ITALIC : 0) |
           (look & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (look & LOOK_REVERSE ? A_REVERSE : 0);
}

/* What stands for a character where the locale has only ASCII. */
static wchar_t plain(uint32_t code) {
    if (code >= 0x2581 && code <= 0x258F) return '#';
    switch (code) {
    case 0x2018: case 0x2019: return '\'';
    case 0x201C: case 0x201D: return '"';
    case 0x2010: case 0x2013: case 0x2014: case 0x2500: case 0x2504: return '-';
    case 0x2026: return '.';
    case 0x2502: case 0x2503: return '|';
    case 0x254B: return '+';
    case 0x25B8: return '>';
    case 0x2588: return '#';
    case 0xB7: return '-';
    default: return '?';
    }
}

/* The characters of a cell as this locale can show them. ncurses counts columns by
   wcwidth: a character that it counts otherwise than the grid would move all that
   follows, so something of the right width stands for it. */
static int cell_characters(const struct terminal *term, const struct cell *cell, wchar_t wide[CELL_BYTES]) {
    size_t len = strnlen(cell->bytes, CELL_BYTES);
    int n = 0;
    for (size_t at = 0; at < len && n < CCHARW_MAX;) {
        uint32_t code;
        at += (size_t)char_decode(cell->bytes + at, len - at, &code);
        wchar_t shown = term->utf8 || code < 128 ? (wchar_t)code : plain(code);
        if (n ? term->utf8 && wcwidth(shown) == 0 : wcwidth(shown) == cell->width) wide[n++] = shown;
        else if (!n) wide[n++] = term->utf8 ? 0xFFFD : '?';
    }
    if (!n) wide[n++] = ' ';
    wide[n] = 0;
    return n;
}

static void cell_show(struct terminal *term, const struct theme *theme, const struct cell *cell, int row, int column) {
    wchar_t wide[CELL_BYTES];
    cell_characters(term, cell, wide);
    struct look look = theme_look(theme, cell->style);
    cchar_t shown;
    if (setcchar(&shown, wide, attributes_of(look.attributes), pair_of(term, look), NULL) != OK) return;
    mvadd_wch(row, column, &shown);
    if (cell->width == 2 && wcwidth(wide[0]) < 2) {
        setcchar(&shown, L" ", attributes_of(look.attributes), pair_of(term, look), NULL);
        mvadd_wch(row, column + 1, &shown);
    }
}

static bool same_cell(const struct cell *a, const struct cell *b) {
    return a->style == b->style && a->width == b->width && !memcmp(a->bytes, b->bytes, CELL_BYTES);
}

/* What clear() leaves behind. */
static bool is_clear(const struct theme *theme, const struct cell *cell) {
    struct look look = theme_look(theme, cell->style);
    return cell->bytes[0] == ' ' && !cell->bytes[1] && look.foreground == COLOR_DEFAULT &&
           look.background == COLOR_DEFAULT && !look.attributes;
}

void term_show(struct terminal *term, struct grid *grid, const struct theme *theme, bool whole) {
    if (term->shown.rows != grid->rows || term->shown.columns != grid->columns) {
        resizeterm(grid->rows, grid->columns);
        whole = true;
    }
    if (whole) {
        clear(); /* and every cell is sent by the refresh */
        term->pair_count = 0;
    }
    for (unsigned row = 0; row < grid->rows; row++)
        for (unsigned column = 0; column < grid->columns; column++) {
            size_t i = (size_t)row * grid->columns + column;
            const struct cell *cell = &grid->cells[i];
            if (cell->width && (whole ? !is_clear(theme, cell) : !same_cell(cell, &term->shown.cells[i])))
                cell_show(term, theme, cell, (int)row, (int)column);
        }
    move(grid->cursor.row, grid->cursor.column);
    refresh(); /* first: where the terminal was lent, this enters its other screen, and some save the cursor's looks then */
    curs_set(grid->cursor.shown);
    struct grid before = term->shown;
    term->shown = *grid;
    *grid = before;
}

/* --- events --- */

/* Its keys send their signals to the whole job; we are stopped with it, but not interrupted. */
void term_lend(struct terminal *term) {
    send_capability(term, "BD");
    term_mouse(term, false); /* the loop asks for it again */
    endwin();
    tcsetattr(term->keys, TCSANOW, &restore_modes);
    handle(SIGTSTP, SIG_DFL);
    handle(SIGINT, SIG_IGN);
    handle(SIGQUIT, SIG_IGN);
}

void term_take_back(struct terminal *term) {
    handle(SIGTSTP, on_signal);
    handle(SIGINT, on_signal);
    handle(SIGQUIT, on_signal);
    reset_prog_mode();
    send_capability(term, "BE");
}

void term_suspend(struct terminal *term) {
    term_lend(term);
    raise(SIGTSTP);
    term_take_back(term);
}

void term_wait_for_enter(struct terminal *term) {
    char byte = 0;
    fputs("\n[Enter goes back to dixit] ", term->out);
    fflush(term->out);
    while (byte != '\n' && !ended_by) {
        ssize_t n = read(term->keys, &byte, 1);
        if (!n || (n < 0 && errno != EINTR)) return;
    }
}

/* Terminals that would show it instead. */
static bool knows_clipboard(void) {
    static const char *const names[] = { "linux", "vt", "dumb", "ansi", "cons" };
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strncmp(name, names[i], strlen(names[i]))) return false;
    return name != NULL;
}

bool term_copy(struct terminal *term, const char *bytes, size_t n) {
    enum { MOST = 100000 }; /* bytes of base64: what terminals take at the least */
    char *encoded = base64_len(n) <= MOST && knows_clipboard() ? malloc(base64_len(n) + 1) : NULL;
    if (!encoded) return false;
    base64_write(encoded, bytes, n);
    fprintf(term->out, "\033]52;c;%s\a", encoded);
    fflush(term->out);
    free(encoded);
    return true;
}

void term_mouse(struct terminal *term, bool on) {
    if (on == term->mouse || !capability("kmous")) return;
    term->mouse = on;
    fputs(on ? mouse_on : mouse_off, term->out);
    fflush(term->out);
}

static struct event resized(const struct terminal *term) {
    unsigned rows, cols;
    struct event event = { .kind = EVENT_RESIZE };
    term_size(term, &rows, &cols);
    event.size.rows = (uint16_t)rows;
    event.size.columns = (uint16_t)cols;
    return event;
}

static struct event signalled(struct terminal *term) {
    unsigned char number;
    if (ended_by) return (struct event){ .kind = EVENT_HANGUP };
    if (read(wake[0], &number, 1) != 1) return (struct event){ .kind = EVENT_NONE };
    switch (number) {
    case SIGWINCH: return resized(term);
    case SIGTSTP: term_suspend(term); return (struct event){ .kind = EVENT_RESUME };
    case SIGCONT:
        reset_prog_mode();
        return (struct event){ .kind = EVENT_RESUME };
    default: return (struct event){ .kind = EVENT_NONE };
    }
}

/* Read what the terminal sent; false when it is gone. */
static bool keys_read(struct terminal *term) {
    struct input *input = &term->input;
    ssize_t n = read(term->keys, input->bytes + input->len, sizeof input->bytes - input->len);
    if (n > 0) input->len += (size_t)n;
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

void term_watch(struct terminal *term, int fd) {
    term->watched = fd;
}

static struct event take(struct terminal *term, bool late) {
    struct event event = input_next(&term->input, late);
    if (event.kind == EVENT_REPLY && event.len > 2 && event.bytes[event.len - 1] == 'c') term->asked = false;
    return event;
}

struct event term_event(struct terminal *term, int milliseconds) {
    struct event event = take(term, false);
    if (event.kind != EVENT_NONE) return event;
    bool begun = term->input.len;
    int patience = term->input.pasting ? PASTE_MS : ESCAPE_MS;
    struct pollfd fds[3] = { { .fd = wake[0], .events = POLLIN },
                             { .fd = term->keys, .events = POLLIN },
                             { .fd = term->watched, .events = POLLIN } };
    int ready = poll(fds, begun ? 2 : 3, begun ? patience : milliseconds);
    if (ready < 0) return ended_by ? (struct event){ .kind = EVENT_HANGUP } : (struct event){ .kind = EVENT_NONE };
    if (fds[0].revents) return signalled(term);
    if (!ready) return begun ? take(term, true) : (struct event){ .kind = EVENT_NONE };
    if (fds[1].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL) && !keys_read(term))
        return (struct event){ .kind = EVENT_HANGUP };
    if (!begun && fds[2].revents && !fds[1].revents) return (struct event){ .kind = EVENT_JOB };
    return take(term, false);
}
