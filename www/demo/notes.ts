// What was written down about calls. Kept in this browser, under one key.

import type { Direction, EndCause } from "offhook";

export interface Note {
    callId: string;
    at: number;
    direction: Direction;
    /** How long both sides talked. */
    seconds: number;
    cause: EndCause["type"];
    text: string;
}

const KEY = "lantern-crm:notes";
const MOST = 20;

let all: Record<string, Note[]> = read();
/** What is being written, by the customer's number. */
const drafts = new Map<string, string>();

/** The notes on a customer's calls, newest first. */
export function notesOn(number: string): readonly Note[] {
    return all[number] ?? [];
}

export function draftOf(number: string): string {
    return drafts.get(number) ?? "";
}

export function setDraft(number: string, text: string): void {
    drafts.set(number, text);
}

/** Keeps what was written during a call with that call; a call is kept once. */
export function keep(number: string, note: Omit<Note, "text">): void {
    const others = notesOn(number).filter(other => other.callId !== note.callId);
    all = { ...all, [number]: [{ ...note, text: draftOf(number).trim() }, ...others].slice(0, MOST) };
    drafts.delete(number);
    write();
}

/** Adds what was written after the call to the latest call; false when there was none. */
export function amend(number: string): boolean {
    const [latest, ...others] = notesOn(number);
    if (!latest) return false;
    const text = [latest.text, draftOf(number).trim()].filter(Boolean).join("\n");
    all = { ...all, [number]: [{ ...latest, text }, ...others] };
    drafts.delete(number);
    write();
    return true;
}

function read(): Record<string, Note[]> {
    try {
        const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
        return typeof stored === "object" && stored !== null ? (stored as Record<string, Note[]>) : {};
    } catch {
        // Forbidden, or written by somebody else: we begin anew.
        return {};
    }
}

function write(): void {
    try {
        localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
        // Full or forbidden: the notes last as long as the page.
    }
}
