# METADATA
# scope: package
# title: Running code is approved
# custom:
#   codes: [execution.approval]
package agent.rules.execution.approval

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

obligation contains {"type": "approval", "by": approver.execution, "code": "execution.approval"} if {
	input.checkpoint == "tool_call"
	call.effects.execute
	not within
}

within if provenance.settled.execute

within if {
	is_number(settings.limits.executions)
	call.times <= settings.limits.executions
}
