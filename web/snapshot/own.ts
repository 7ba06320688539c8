/** On the host of what Lectern itself puts on a page: no snapshot holds it. */
export const ownAttribute = "data-lectern-own";
