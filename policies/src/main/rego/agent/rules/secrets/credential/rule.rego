# METADATA
# scope: package
# title: Credentials are the user's own
# custom:
#   codes: [secrets.credential_untrusted, secrets.credential_generated]
package agent.rules.secrets.credential

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks

deny contains {"code": "secrets.credential_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "secrets.credential_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "secrets.credential_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.credential
	some pointer, argument in input.action.arguments
	argument.role == "credential"
	not sinks.free[pointer]
}
