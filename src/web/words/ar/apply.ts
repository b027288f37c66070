export const apply = {}
