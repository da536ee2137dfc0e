// Times as people read them.

/** `14:03:27` */
export function clock(at: number): string {
    const time = new Date(at);
    return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
}

/** `2:05` */
export function span(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

function two(number: number): string {
    return String(number).padStart(2, "0");
}
