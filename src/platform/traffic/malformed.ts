/** An answer that is not HTTP/1: the message continues "the answer is not HTTP: …". */
export class Malformed extends Error {}
