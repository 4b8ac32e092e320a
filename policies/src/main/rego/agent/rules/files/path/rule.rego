# METADATA
# scope: package
# title: Paths are the user's own, or below a listed root
# description: |
#   For whatever changes or sends something. A path with `..`, an empty segment, a backslash, a NUL or another alphabet is
#   below no root.
# custom:
#   codes: [files.path_untrusted, files.path_generated]
package agent.rules.files.path

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks
import data.settings

deny contains {"code": "files.path_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "files.path_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "files.path_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.path
	not call.reading
	some pointer, argument in input.action.arguments
	argument.role == "path"
	not sinks.free[pointer]
	not listed[pointer]
}

listed contains pointer if {
	some pointer, segments in plain
	some last, _ in segments
	last > 0
	settings.paths.roots[concat("/", array.slice(segments, 0, last))] == true
}

plain[pointer] := segments if {
	some pointer, argument in input.action.arguments
	argument.role == "path"
	trim(argument.value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._- ") == ""
	segments := split(argument.value, "/")
	count(segments) <= 32
	segments[0] == ""
	every segment in array.slice(segments, 1, count(segments)) {
		not segment in {"", ".", ".."}
	}
}
