export const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const whole = (value: number): string => Math.round(value).toLocaleString("en");
export const megabytes = (bytes: number): string => `${whole(bytes / 2 ** 20)} MB`;
export const milliseconds = (value: number): string => `${whole(value)} ms`;
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
export const microseconds = (ms: number): string => `${(ms * 1000).toFixed(0)} µs`;
export const perSecond = (value: number): string => `${whole(value)} /s`;
