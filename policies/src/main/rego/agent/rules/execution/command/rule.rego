# METADATA
# scope: package
# title: Commands are never a stranger's
# custom:
#   codes: [execution.command_untrusted, execution.command_generated]
package agent.rules.execution.command

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks

deny contains {"code": "execution.command_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "execution.command_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "execution.command_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.command
	some pointer, argument in input.action.arguments
	argument.role == "command"
	not sinks.free[pointer]
}
