// What the camera sees. A file of its own, so that an app that never scans never loads the media
// library.
pragma ComponentBehavior: Bound

import QtMultimedia

VideoOutput {
    fillMode: VideoOutput.PreserveAspectCrop
}
