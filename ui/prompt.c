#include "prompt.h"
#include "event.h"
#include <dixit/chars.h>
#include <dixit/text.h>
#include <stdlib.h>
#include <string.h>

static struct text line_text(const struct prompt *prompt) {
    return (struct text){ .at = prompt->line, .len = prompt->len };
}

static void forget_candidates(struct prompt *prompt) {
    for (int i = 0; i < prompt->candidate_count; i++) free(prompt->candidates[i].text);
    free(prompt->candidates);
    prompt->candidates = NULL;
    prompt->candidate_count = 0;
}

static void line_set(struct prompt *prompt, const char *line) {
    size_t n = strlen(line);
    if (n >= PROMPT_BYTES) n = 0;
    memset(prompt->line, 0, sizeof prompt->line);
    memcpy(prompt->line, line, n);
    prompt->len = prompt->cursor = (uint32_t)n;
}

void prompt_open(struct prompt *prompt, char kind, const char *line, struct history *history) {
    forget_candidates(prompt);
    *prompt = (struct prompt){ .open = true, .kind = kind, .history = history, .recalled = history->n };
    line_set(prompt, line);
}

/* Replace [beg, end) of the line. */
static bool replace(struct prompt *prompt, uint32_t beg, uint32_t end, const char *with, size_t n) {
    if (prompt->len - (end - beg) + n >= PROMPT_BYTES) return false;
    memmove(prompt->line + beg + n, prompt->line + end, prompt->len - end);
    /* cppcheck-suppress uninitvar ; who encodes a character hands over what it wrote */
    memcpy(prompt->line + beg, with, n);
    prompt->len = (uint32_t)(prompt->len - (end - beg) + n);
    memset(prompt->line + prompt->len, 0, sizeof prompt->line - prompt->len);
    prompt->cursor = beg + (uint32_t)n;
    return true;
}

static enum prompt_answer edited(struct prompt *prompt, bool changed) {
    forget_candidates(prompt);
    prompt->recalled = prompt->history->n;
    return changed ? PROMPT_EDITED : PROMPT_NOTHING;
}

static enum prompt_answer erase(struct prompt *prompt, uint32_t beg, uint32_t end) {
    return edited(prompt, beg < end && replace(prompt, beg, end, "", 0));
}

void prompt_insert(struct prompt *prompt, const char *bytes, size_t n) {
    char clean[PROMPT_BYTES];
    size_t len = 0;
    for (size_t i = 0; i < n && len + 4 < sizeof clean;) {
        uint32_t code;
        i += (size_t)char_decode(bytes + i, n - i, &code);
        if (code < ' ' || (code >= 0x7F && code < 0xA0)) code = ' ';
        len += (size_t)char_encode(clean + len, code);
    }
    edited(prompt, replace(prompt, prompt->cursor, prompt->cursor, clean, len));
}

/* Show line i of the history that begins as the typed one did, going by `step`. */
static enum prompt_answer recall(struct prompt *prompt, int step) {
    const struct history *history = prompt->history;
    if (prompt->recalled == history->n) memcpy(prompt->typed, prompt->line, PROMPT_BYTES);
    size_t n = strlen(prompt->typed);
    int i = prompt->recalled + step;
    while (i >= 0 && i < history->n && strncmp(history->lines[i], prompt->typed, n)) i += step;
    if (i < 0 || i > history->n) return PROMPT_NOTHING;
    forget_candidates(prompt);
    prompt->recalled = i;
    line_set(prompt, i == history->n ? prompt->typed : history->lines[i]);
    return PROMPT_EDITED;
}

static void show_candidate(struct prompt *prompt) {
    const char *text = prompt->candidate < 0 ? prompt->before : prompt->candidates[prompt->candidate].text;
    replace(prompt, prompt->completed_from, prompt->cursor, text, strlen(text));
}

/* The next candidate; what was typed stands between the last and the first. */
static enum prompt_answer cycle(struct prompt *prompt, int step) {
    int n = prompt->candidate_count + 1;
    if (!prompt->candidates) return step > 0 ? PROMPT_COMPLETE : PROMPT_COMPLETE_BACK;
    prompt->candidate = (prompt->candidate + 1 + step + n) % n - 1;
    show_candidate(prompt);
    return PROMPT_EDITED;
}

void prompt_offer(struct prompt *prompt, struct candidate *candidates, int count, uint32_t from, bool back) {
    forget_candidates(prompt);
    if (!count) {
        free(candidates);
        return;
    }
    prompt->candidates = candidates;
    prompt->candidate_count = count;
    prompt->completed_from = from;
    memcpy(prompt->before, prompt->line + from, prompt->cursor - from);
    prompt->before[prompt->cursor - from] = 0;
    prompt->candidate = back ? count - 1 : 0;
    show_candidate(prompt);
    if (count == 1) forget_candidates(prompt); /* the next Tab completes further */
}

static enum prompt_answer move(struct prompt *prompt, uint32_t to) {
    forget_candidates(prompt);
    prompt->cursor = to;
    return PROMPT_NOTHING;
}

enum prompt_answer prompt_key(struct prompt *prompt, uint32_t key) {
    struct text line = line_text(prompt);
    uint32_t at = prompt->cursor;
    switch (key) {
    case KEY_ENTER: return PROMPT_DONE;
    case KEY_ESCAPE: case 'c' | KEY_CONTROL: case 'g' | KEY_CONTROL: return PROMPT_CANCELLED;
    case KEY_LEFT: case 'b' | KEY_CONTROL: return move(prompt, text_cluster_prev(&line, at));
    case KEY_RIGHT: case 'f' | KEY_CONTROL: return move(prompt, text_cluster_next(&line, at));
    case KEY_HOME: case 'a' | KEY_CONTROL: return move(prompt, 0);
    case KEY_END: case 'e' | KEY_CONTROL: return move(prompt, prompt->len);
    case 'b' | KEY_ALT: case KEY_LEFT | KEY_CONTROL: return move(prompt, text_word_prev(&line, at));
    case 'f' | KEY_ALT: case KEY_RIGHT | KEY_CONTROL: return move(prompt, text_word_next(&line, at));
    case KEY_BACKSPACE: case 'h' | KEY_CONTROL:
        return prompt->len ? erase(prompt, text_cluster_prev(&line, at), at) : PROMPT_CANCELLED;
    case KEY_DELETE: case 'd' | KEY_CONTROL: return erase(prompt, at, text_cluster_next(&line, at));
    case 'w' | KEY_CONTROL: case KEY_BACKSPACE | KEY_ALT: return erase(prompt, text_word_prev(&line, at), at);
    case 'd' | KEY_ALT: return erase(prompt, at, text_word_next(&line, at));
    case 'u' | KEY_CONTROL: return erase(prompt, 0, at);
    case 'k' | KEY_CONTROL: return erase(prompt, at, prompt->len);
    case KEY_UP: case 'p' | KEY_CONTROL: return prompt->candidates ? cycle(prompt, -1) : recall(prompt, -1);
    case KEY_DOWN: case 'n' | KEY_CONTROL: return prompt->candidates ? cycle(prompt, 1) : recall(prompt, 1);
    case KEY_TAB: return cycle(prompt, 1);
    case KEY_BACK_TAB: return cycle(prompt, -1);
    default: break;
    }
    if (key < ' ' || key >= KEY_NAMED) return PROMPT_NOTHING;
    char bytes[4];
    return edited(prompt, replace(prompt, at, at, bytes, (size_t)char_encode(bytes, key)));
}

/* Each line stands once, where it was used last. */
static void history_add(struct history *history, const char *line) {
    char *copy = strdup(line);
    if (!copy) return;
    int drop = 0;
    while (drop < history->n && strcmp(history->lines[drop], line)) drop++;
    if (drop == history->n && history->n == PROMPT_HISTORY) drop = 0;
    if (drop < history->n) {
        free(history->lines[drop]);
        memmove(history->lines + drop, history->lines + drop + 1,
                (size_t)(--history->n - drop) * sizeof *history->lines);
    }
    history->lines[history->n++] = copy;
}

void prompt_close(struct prompt *prompt, bool remember) {
    forget_candidates(prompt);
    if (remember && prompt->len) history_add(prompt->history, prompt->line);
    prompt->open = false;
}

void history_free(struct history *history) {
    for (int i = 0; i < history->n; i++) free(history->lines[i]);
    history->n = 0;
}
