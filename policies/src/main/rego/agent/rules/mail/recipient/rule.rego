# METADATA
# scope: package
# title: Recipients are the user's own, or on a list
# description: |
#   For whatever sends or changes something. Who is only looked up may be a stranger. One plain address is read, nothing
#   else: display names, quotes, routes and lists of addresses in one string are on no list.
# custom:
#   codes: [mail.recipient_untrusted, mail.recipient_generated]
package agent.rules.mail.recipient

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks
import data.settings

deny contains {"code": "mail.recipient_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "mail.recipient_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "mail.recipient_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.recipient
	not call.reading
	some pointer, argument in input.action.arguments
	argument.role == "recipient"
	not sinks.free[pointer]
	not listed[pointer]
}

# Nobody is no stranger.
listed contains pointer if {
	some pointer, argument in input.action.arguments
	argument.value in {"", []}
}

listed contains pointer if {
	some pointer, argument in input.action.arguments
	settings.recipients.addresses[argument.value] == true
}

listed contains pointer if {
	some pointer, argument in input.action.arguments
	argument.role == "recipient"
	trim(argument.value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._+-") == ""
	[local, domain] := split(argument.value, "@")
	local != ""
	settings.recipients.domains[lower(domain)] == true
}
