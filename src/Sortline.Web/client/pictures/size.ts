/** The network takes pictures of this many pixels in width and height, and so does everything that makes pictures for it. */
export const pictureSide = 224;
