<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>gdviz {version} shows gradient descent step by step: type a landscape, choose optimizers, watch and step.</source>
        <translation>gdviz {version} 逐步展示梯度下降：输入地形的公式，选择优化器，播放或逐步前进。</translation>
    </message>
    <message>
        <source>MIT licence. Your own landscapes and optimizers: {folder}
Log: {log}</source>
        <translation>MIT 许可证。您自己的地形和优化器放在：{folder}
日志：{log}</translation>
    </message>
    <message>
        <source>About gdviz</source>
        <translation>关于 gdviz</translation>
    </message>
</context>
<context>
    <name>Arrows</name>
    <message>
        <source>off the map</source>
        <translation>在地形图外</translation>
    </message>
    <message>
        <source>the move</source>
        <translation>位移</translation>
    </message>
    <message>
        <source>the move, true to scale</source>
        <translation>位移（真实长度）</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>ends off the map</source>
        <translation>终点在图外</translation>
    </message>
    <message>
        <source>radius of the step</source>
        <translation>这一步的半径</translation>
    </message>
    <message>
        <source>too short to be drawn</source>
        <translation>太短，无法画出</translation>
    </message>
    <message>
        <source>next position</source>
        <translation>下一个位置</translation>
    </message>
    <message>
        <source>the displacement that the dial turns</source>
        <translation>转盘所指的位移</translation>
    </message>
</context>
<context>
    <name>Axes</name>
    <message>
        <source>PC {number} ({share})</source>
        <translation>主成分 {number}（{share}）</translation>
    </message>
    <message>
        <source>PC {number}</source>
        <translation>主成分 {number}</translation>
    </message>
    <message>
        <source>random {number}</source>
        <translation>随机 {number}</translation>
    </message>
</context>
<context>
    <name>BatchButtons</name>
    <message>
        <source>Fan</source>
        <translation>梯度扇</translation>
    </message>
    <message>
        <source>Step or epoch</source>
        <translation>一步与一轮</translation>
    </message>
    <message>
        <source>Gradients of mini-batches around the true one, at the ball</source>
        <translation>小球处各小批量的梯度，围绕真实梯度</translation>
    </message>
    <message>
        <source>One step with all samples beside an epoch of single samples, from the ball</source>
        <translation>从小球出发：用全部样本走一步，与逐个样本走一轮并排比较</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Batch of {run}</source>
        <translation>{run} 的批量</translation>
    </message>
    <message>
        <source>Order of the samples of {run}</source>
        <translation>{run} 的样本顺序</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Every step sees all {count:,} samples: one step is an epoch.</source>
        <translation>每步看全部 {count:,} 个样本：一步就是一轮。</translation>
    </message>
    <message>
        <source>Every step sees the one sample there is: one step is an epoch.</source>
        <translation>只有一个样本，每一步都用它：一步就是一轮。</translation>
    </message>
    <message>
        <source>{count:,} samples, {batch:,} a step: {steps:,} steps are an epoch.</source>
        <translation>{count:,} 个样本，每步 {batch:,} 个：{steps:,} 步为一轮。</translation>
    </message>
    <message>
        <source>Samples a step of {run}</source>
        <translation>{run} 每步的样本</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>Batch gradient descent</source>
        <translation>批量梯度下降</translation>
    </message>
    <message>
        <source>Mini-batch</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>Some samples a step</source>
        <translation>每步用一部分样本</translation>
    </message>
    <message>
        <source>One</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>Stochastic: one sample a step</source>
        <translation>随机梯度下降：每步一个样本</translation>
    </message>
    <message>
        <source>How many samples each step sees</source>
        <translation>每步看多少个样本</translation>
    </message>
    <message>
        <source>In which order the samples come</source>
        <translation>样本出现的顺序</translation>
    </message>
    <message>
        <source>Shuffled every epoch</source>
        <translation>每个轮次重新打乱</translation>
    </message>
    <message>
        <source>As the data come</source>
        <translation>按数据的顺序</translation>
    </message>
    <message>
        <source>Samples are counted in whole numbers.</source>
        <translation>样本数必须是整数。</translation>
    </message>
</context>
<context>
    <name>BatchMarks</name>
    <message>
        <source>An epoch is walked with up to {most:,} samples; choose fewer of them.</source>
        <translation>最多用 {most:,} 个样本走一轮；请减少样本。</translation>
    </message>
    <message>
        <source>{run} needs all samples at every step: select another run for an epoch.</source>
        <translation>{run} 每一步都需要全部样本：请选择另一个运行来走一轮。</translation>
    </message>
    <message>
        <source>A step stands beside an epoch when nothing plays.</source>
        <translation>停止播放后，一步与一轮才会并排显示。</translation>
    </message>
    <message>
        <source>−g of {count} batches of {size}, drawn × {scale}</source>
        <translation>{count} 批（每批 {size} 个）的 −g，按 ×{scale} 画出</translation>
    </message>
    <message>
        <source>‖∇f‖ = {length}, the batches scatter by {noise}</source>
        <translation>‖∇f‖ = {length}，各批偏离 {noise}</translation>
    </message>
    <message>
        <source>uphill: {uphill} of {count}</source>
        <translation>{count} 个中有 {uphill} 个指向上坡</translation>
    </message>
    <message>
        <source>half of them lie within {angle}° of it; uphill: {uphill} of {count}</source>
        <translation>一半与它夹角在 {angle}° 以内；{count} 批中有 {uphill} 批朝上坡</translation>
    </message>
    <message>
        <source>{count:,} sample gradients each, from f = {before}:</source>
        <translation>各用 {count:,} 个样本梯度，从 f = {before} 出发：</translation>
    </message>
    <message>
        <source>▲ one step with all samples: f = {after}</source>
        <translation>▲ 全部样本走一步：f = {after}</translation>
    </message>
    <message>
        <source>■ an epoch of single samples: f = {later}</source>
        <translation>■ 逐个样本走一轮：f = {later}</translation>
    </message>
    <message>
        <source>of all samples</source>
        <translation>全部样本</translation>
    </message>
</context>
<context>
    <name>CameraKeys</name>
    <message>
        <source>step {step}: {azimuth}° around, {elevation}° up, zoom {zoom}</source>
        <translation>第 {step} 步：方位 {azimuth}°，仰角 {elevation}°，缩放 {zoom}</translation>
    </message>
    <message>
        <source>Add the camera as it stands, for step {step}</source>
        <translation>为第 {step} 步添加当前相机位置</translation>
    </message>
    <message>
        <source>Places of the camera</source>
        <translation>相机位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Type to find</source>
        <translation>输入以查找</translation>
    </message>
    <message>
        <source>Find an entry</source>
        <translation>查找条目</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Nothing has such a name.</source>
        <translation>没有这样的名称。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>One variable</source>
        <translation>一个变量</translation>
    </message>
    <message>
        <source>Two variables</source>
        <translation>两个变量</translation>
    </message>
    <message>
        <source>More variables</source>
        <translation>更多变量</translation>
    </message>
    <message>
        <source>Made of data: numbers</source>
        <translation>由数据构成：数值</translation>
    </message>
    <message>
        <source>Made of data: classes</source>
        <translation>由数据构成：类别</translation>
    </message>
    <message>
        <source>Made of data: networks</source>
        <translation>由数据构成：神经网络</translation>
    </message>
    <message>
        <source>With a learning rate</source>
        <translation>有学习率</translation>
    </message>
    <message>
        <source>Without a learning rate</source>
        <translation>无学习率</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>With a mistake</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>{name} · yours</source>
        <translation>{name} · 您的</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>前进一步(&amp;S)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>Next line of the &amp;update</source>
        <translation>更新的下一行(&amp;U)</translation>
    </message>
    <message>
        <source>Back to the s&amp;tart</source>
        <translation>回到起点(&amp;T)</translation>
    </message>
    <message>
        <source>Run to the &amp;end</source>
        <translation>运行到结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>减慢(&amp;L)</translation>
    </message>
    <message>
        <source>Pict&amp;ure …</source>
        <translation>图片(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Python script (NumPy) …</source>
        <translation>Python 脚本（NumPy）(&amp;P)…</translation>
    </message>
    <message>
        <source>Python script (Py&amp;Torch) …</source>
        <translation>Python 脚本（PyTorch）(&amp;T)…</translation>
    </message>
    <message>
        <source>Comparison ta&amp;ble …</source>
        <translation>比较表(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Branch off here</source>
        <translation>从此处分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Contour only</source>
        <translation>仅等高线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Surface only</source>
        <translation>仅曲面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Loss plot</source>
        <translation>损失曲线(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Verdict on the selected run</source>
        <translation>所选运行的结论(&amp;V)</translation>
    </message>
    <message>
        <source>Logarithmic l&amp;oss</source>
        <translation>损失用对数刻度(&amp;O)</translation>
    </message>
    <message>
        <source>Loss above the lo&amp;west, f − f*</source>
        <translation>高出最低损失的部分 f − f*(&amp;W)</translation>
    </message>
    <message>
        <source>Loss over e&amp;valuations</source>
        <translation>按求值次数画损失(&amp;V)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;height</source>
        <translation>高度用对数刻度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Equal scales on the map</source>
        <translation>地形图等比例(&amp;E)</translation>
    </message>
    <message>
        <source>Record a &amp;film …</source>
        <translation>录制影片(&amp;F)…</translation>
    </message>
    <message>
        <source>One l&amp;ine back</source>
        <translation>后退一行(&amp;I)</translation>
    </message>
    <message>
        <source>What every learning &amp;rate comes to</source>
        <translation>每个学习率的结果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>O&amp;pen …</source>
        <translation>打开(&amp;P)…</translation>
    </message>
    <message>
        <source>Open from &amp;text …</source>
        <translation>从文本打开(&amp;T)…</translation>
    </message>
    <message>
        <source>Open data (CS&amp;V) …</source>
        <translation>打开数据 CSV(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Trajectories as C&amp;SV …</source>
        <translation>轨迹导出为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>Trajectories as &amp;NPZ …</source>
        <translation>轨迹导出为 NPZ(&amp;N)…</translation>
    </message>
    <message>
        <source>Copy comparison t&amp;able</source>
        <translation>复制对比表(&amp;A)</translation>
    </message>
    <message>
        <source>Contour an&amp;d surface</source>
        <translation>等高线和曲面(&amp;D)</translation>
    </message>
    <message>
        <source>Loss over t&amp;ime, as measured here</source>
        <translation>损失随时间变化，在这台机器上测得(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next quantity in the loss plot</source>
        <translation>损失图中的下一个量(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous quantity in the loss plot</source>
        <translation>损失图中的上一个量(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Smoothed curves beside the raw</source>
        <translation>平滑曲线与原曲线并列(&amp;S)</translation>
    </message>
    <message>
        <source>Arro&amp;ws while playing</source>
        <translation>播放时显示箭头(&amp;W)</translation>
    </message>
    <message>
        <source>Fan of mini-batch &amp;gradients</source>
        <translation>小批量梯度扇(&amp;G)</translation>
    </message>
    <message>
        <source>Full-batch step against an epoc&amp;h of samples</source>
        <translation>全批量一步对比逐样本一轮(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Balls glide between steps</source>
        <translation>小球在步之间滑动(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reset views and camera</source>
        <translation>重置视图和视角(&amp;R)</translation>
    </message>
    <message>
        <source>Prese&amp;nt</source>
        <translation>演示(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>探索(&amp;E)</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>讲解(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复布局(&amp;R)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Record this &amp;window live</source>
        <translation>实时录制窗口(&amp;W)</translation>
    </message>
    <message>
        <source>New &amp;landscape …</source>
        <translation>新建地形(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Edit or duplicate this landscape …</source>
        <translation>编辑或复制此地形(&amp;E)…</translation>
    </message>
    <message>
        <source>New &amp;optimizer …</source>
        <translation>新建优化器(&amp;O)…</translation>
    </message>
    <message>
        <source>E&amp;dit or duplicate the optimizer of the selected run …</source>
        <translation>编辑或复制所选运行的优化器(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Go on with the last session</source>
        <translation>继续上次的会话(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Go into the ne&amp;xt part</source>
        <translation>进入下一个区域(&amp;X)</translation>
    </message>
    <message>
        <source>Go bac&amp;k into the part before</source>
        <translation>回到上一个区域(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find anything …</source>
        <translation>查找一切(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About gdviz</source>
        <translation>关于 gdviz(&amp;A)</translation>
    </message>
    <message>
        <source>Update &amp;microscope</source>
        <translation>更新显微镜(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Gradient</source>
        <translation>梯度(&amp;G)</translation>
    </message>
    <message>
        <source>C&amp;urvature</source>
        <translation>曲率(&amp;U)</translation>
    </message>
    <message>
        <source>Sl&amp;ice along the step</source>
        <translation>沿更新方向的剖面(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Fair race</source>
        <translation>公平比赛(&amp;F)</translation>
    </message>
    <message>
        <source>M&amp;aps of many runs</source>
        <translation>多次运行的图(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Data and model</source>
        <translation>数据与模型(&amp;D)</translation>
    </message>
    <message>
        <source>Networ&amp;k</source>
        <translation>网络(&amp;K)</translation>
    </message>
    <message>
        <source>Weight plan&amp;e</source>
        <translation>权重平面(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Table of runs</source>
        <translation>运行的表格(&amp;T)</translation>
    </message>
    <message>
        <source>What the &amp;window shows</source>
        <translation>窗口中显示的内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Contour</source>
        <translation>等高线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Surface</source>
        <translation>曲面(&amp;S)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语 英文</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>简体中文 汉语</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Hyperparameters</source>
        <translation>超参数</translation>
    </message>
    <message>
        <source>Schedule and options</source>
        <translation>调度与选项</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>求值次数</translation>
    </message>
    <message>
        <source>Evaluations to the goal</source>
        <translation>到目标的求值次数</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>f − f*</source>
        <translation>f − f*</translation>
    </message>
    <message>
        <source>Distance to the minimum</source>
        <translation>到极小点的距离</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Steps to f ≤ {goal}</source>
        <translation>到 f ≤ {goal} 的步数</translation>
    </message>
</context>
<context>
    <name>ContourView</name>
    <message>
        <source>Show the whole domain</source>
        <translation>显示整个定义域</translation>
    </message>
    <message>
        <source>Map of the landscape</source>
        <translation>地形图</translation>
    </message>
    <message>
        <source>the scales differ: angles are distorted</source>
        <translation>两轴比例不同，角度失真</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>minimum ({place}), f = {loss}</source>
        <translation>最小值点 ({place})，f = {loss}</translation>
    </message>
    <message>
        <source>{name} diverged at step {step}</source>
        <translation>{name} 在第 {step} 步发散</translation>
    </message>
    <message>
        <source>{name} is out of sight</source>
        <translation>{name} 不在视野内</translation>
    </message>
    <message>
        <source>{name} left at step {step}</source>
        <translation>{name} 在第 {step} 步离开</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>斜率 {slope}</translation>
    </message>
    <message>
        <source>the loss fell by {size}</source>
        <translation>损失下降了 {size}</translation>
    </message>
    <message>
        <source>the loss stayed the same</source>
        <translation>损失没有变化</translation>
    </message>
    <message>
        <source>overshot: the loss rose by {size}</source>
        <translation>越过了谷底：损失上升了 {size}</translation>
    </message>
    <message>
        <source>the loss rose by {size}</source>
        <translation>损失上升了 {size}</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>One gradient over all data is 1; a loss that the rule asks for is 1, one that is only drawn is 0; a gradient of m out of N samples is m/N; a matrix of second derivatives or of residuals is as many as there are variables.</source>
        <translation>对全部数据求一次梯度算 1 次；规则自己要用的损失算 1 次，只为画图的算 0 次；N 个样本中 m 个的梯度算 m/N 次；二阶导数矩阵或残差的雅可比矩阵，有几个变量就算几次。</translation>
    </message>
</context>
<context>
    <name>CurvaturePanel</name>
    <message>
        <source>The second derivatives are being made …</source>
        <translation>正在求二阶导数…</translation>
    </message>
    <message>
        <source>the least curvature: along the valley</source>
        <translation>最小曲率：沿谷底方向</translation>
    </message>
    <message>
        <source>the largest curvature: across the valley</source>
        <translation>最大曲率：横跨谷底方向</translation>
    </message>
    <message>
        <source>the condition number λmax / λmin, of a bowl</source>
        <translation>碗形处的条件数 λmax / λmin</translation>
    </message>
    <message>
        <source>On the map: a level of the quadratic model, always drawn at one size.</source>
        <translation>地形图上：二次模型的一条等值线，始终以同样大小绘制。</translation>
    </message>
    <message>
        <source>It is short where the landscape is stiff.</source>
        <translation>曲率越大的方向越短。</translation>
    </message>
    <message>
        <source>Solid: above the ball; dashed: below it.</source>
        <translation>实线：高于小球；虚线：低于小球。</translation>
    </message>
    <message>
        <source>{count} variables: their curvatures are told when it rests.</source>
        <translation>{count} 个变量：停下来时再给出曲率。</translation>
    </message>
    <message>
        <source>{count} variables: λmin and λmax are being looked for …</source>
        <translation>{count} 个变量：正在求 λmin 与 λmax…</translation>
    </message>
</context>
<context>
    <name>CurvatureWords</name>
    <message>
        <source>The second derivatives are not finite here.</source>
        <translation>此处的二阶导数不是有限数。</translation>
    </message>
    <message>
        <source>Flat: no curvature in any direction.</source>
        <translation>平坦：任何方向都没有曲率。</translation>
    </message>
    <message>
        <source>Bends up, as a valley.</source>
        <translation>向上弯曲，像山谷。</translation>
    </message>
    <message>
        <source>Bends down, as a hill.</source>
        <translation>向下弯曲，像山丘。</translation>
    </message>
    <message>
        <source>A bowl: bends up everywhere, {ratio} times as much across as along.</source>
        <translation>碗形：各方向都向上弯曲，横向的曲率是纵向的 {ratio} 倍。</translation>
    </message>
    <message>
        <source>A hill: bends down in every direction.</source>
        <translation>山丘：各方向都向下弯曲。</translation>
    </message>
    <message>
        <source>A saddle: bends up in some directions and down in others.</source>
        <translation>鞍形：有的方向向上弯曲，有的方向向下弯曲。</translation>
    </message>
    <message>
        <source>A trough: bends up in some directions and not in others.</source>
        <translation>槽形：有的方向向上弯曲，其余方向不弯曲。</translation>
    </message>
    <message>
        <source>A ridge: bends down in some directions and not in others.</source>
        <translation>脊形：有的方向向下弯曲，其余方向不弯曲。</translation>
    </message>
    <message>
        <source>This optimizer has no learning rate.</source>
        <translation>这个优化器没有学习率。</translation>
    </message>
    <message>
        <source>No limit for η here: nothing bends up.</source>
        <translation>此处 η 没有上限：没有向上弯曲的方向。</translation>
    </message>
    <message>
        <source>No limit for η: the step does not grow in proportion to the gradient.</source>
        <translation>η 没有上限：步长不与梯度成正比。</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>First row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open data: {name}</source>
        <translation>打开数据：{name}</translation>
    </message>
    <message>
        <source>names the columns unless it holds a number</source>
        <translation>是列名，除非含有数值</translation>
    </message>
    <message>
        <source>names the columns</source>
        <translation>是列名</translation>
    </message>
    <message>
        <source>is the first sample</source>
        <translation>是第一个样本</translation>
    </message>
    <message>
        <source>Write the samples into the experiment</source>
        <translation>把样本写入实验</translation>
    </message>
    <message>
        <source>The experiment can then be sent to somebody without the CSV file</source>
        <translation>这样把实验发给别人时就不需要 CSV 文件</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>{rows:,} rows, {columns:,} columns, parted by {separator}.</source>
        <translation>{rows:,} 行，{columns:,} 列，以{separator}分隔。</translation>
    </message>
    <message>
        <source>One row, {columns:,} columns, parted by {separator}.</source>
        <translation>一行 {columns:,} 列，以{separator}分隔。</translation>
    </message>
    <message>
        <source>The first row names the columns.</source>
        <translation>第一行是列名。</translation>
    </message>
    <message>
        <source>The columns have no names and are numbered.</source>
        <translation>各列没有名称，以编号称呼。</translation>
    </message>
    <message>
        <source>Check at least one column of numbers as a feature.</source>
        <translation>请至少勾选一列数值作为特征。</translation>
    </message>
    <message>
        <source>Write decimals with a point in the file: {right}, not {wrong}.</source>
        <translation>文件中的小数请用小数点书写：写 {right}，不写 {wrong}。</translation>
    </message>
    <message>
        <source>Left out, as not every cell is a number: {names}</source>
        <translation>未采用（并非每格都是数值）：{names}</translation>
    </message>
    <message>
        <source>“{name}” is no number everywhere ({cells}): each of its {count:,} values is taken as a class.</source>
        <translation>“{name}”并非处处是数（{cells}）：它的 {count:,} 个不同取值各作为一个类别。</translation>
    </message>
    <message>
        <source>“{name}” holds words; a number is needed here.</source>
        <translation>“{name}”是文字；这里需要数值。</translation>
    </message>
    <message>
        <source>line {line:,}: “{cell}”</source>
        <translation>第 {line:,} 行：“{cell}”</translation>
    </message>
    <message>
        <source>line {line:,} is empty</source>
        <translation>第 {line:,} 行为空</translation>
    </message>
    <message>
        <source>“{name}”: {count:,} cells cannot be used ({cells}); correct the file or leave the column out.</source>
        <translation>“{name}”：有 {count:,} 个单元格不能用（{cells}）；请改正文件，或不用这一列。</translation>
    </message>
    <message>
        <source>“{name}”: one cell cannot be used ({cells}); correct the file or leave the column out.</source>
        <translation>“{name}”：有一个单元格不能用（{cells}）；请改正文件，或不用这一列。</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>numbers and words</source>
        <translation>数值和文字</translation>
    </message>
    <message>
        <source>{content}, {count:,} unusable</source>
        <translation>{content}，{count:,} 个不可用</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Choose the samples that the model is to fit</source>
        <translation>选择要由模型拟合的样本</translation>
    </message>
    <message>
        <source>Columns of the file …</source>
        <translation>文件的列…</translation>
    </message>
    <message>
        <source>CSV file …</source>
        <translation>CSV 文件…</translation>
    </message>
    <message>
        <source>{count:,} samples: {features} → {target}</source>
        <translation>{count:,} 个样本：{features} → {target}</translation>
    </message>
    <message>
        <source>one sample: {features} → {target}</source>
        <translation>1 个样本：{features} → {target}</translation>
    </message>
    <message>
        <source>The batch of {runs} asks for more than the {count:,} samples there are: each step sees all.</source>
        <translation>{runs} 的批量大于现有的 {count:,} 个样本：每一步都看到全部样本。</translation>
    </message>
    <message>
        <source>{old} does not suit: {reason}. The model is now: {new}.</source>
        <translation>{old}不适用：{reason}。模型已改为：{new}。</translation>
    </message>
    <message>
        <source>A number to predict</source>
        <translation>预测数值</translation>
    </message>
    <message>
        <source>Classes to tell apart</source>
        <translation>区分类别</translation>
    </message>
    <message>
        <source>seed of the data</source>
        <translation>数据的种子</translation>
    </message>
    <message>
        <source>The same seed draws the same samples</source>
        <translation>同一个种子生成同样的样本</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>数据的种子</translation>
    </message>
    <message>
        <source>Draw other samples</source>
        <translation>换一组样本</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add points: a click in the empty adds one</source>
        <translation>添加点：单击空白处即添加一个</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected point</source>
        <translation>删除选中的点</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Residuals of the selected run</source>
        <translation>所选运行的残差</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss of every sample: the area of the disc around it</source>
        <translation>每个样本的损失：以其周围圆盘的面积表示</translation>
    </message>
    <message>
        <source>Borders only</source>
        <translation>只画边界</translation>
    </message>
    <message>
        <source>Borders alone, without probabilities</source>
        <translation>只画边界，不画概率</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>New points</source>
        <translation>新点</translation>
    </message>
    <message>
        <source>Feature across</source>
        <translation>横轴特征</translation>
    </message>
    <message>
        <source>Feature upwards</source>
        <translation>纵轴特征</translation>
    </message>
    <message>
        <source>Class of points that are added</source>
        <translation>添加的点的类别</translation>
    </message>
    <message>
        <source>Data and model</source>
        <translation>数据与模型</translation>
    </message>
    <message>
        <source>This landscape is a formula, without data. Choose a problem made of data to see its points here.</source>
        <translation>这个地形是一个公式，没有数据。选择一个由数据构成的问题，即可在这里看到它的数据点。</translation>
    </message>
    <message>
        <source>Choose a problem …</source>
        <translation>选择一个问题…</translation>
    </message>
    <message>
        <source>Delete the point</source>
        <translation>删除这个点</translation>
    </message>
    <message>
        <source>Class {name}</source>
        <translation>类别 {name}</translation>
    </message>
    <message>
        <source>Add a point here</source>
        <translation>在此添加一个点</translation>
    </message>
    <message>
        <source>sample {number} of {count}</source>
        <translation>第 {number} 个样本，共 {count} 个</translation>
    </message>
    <message>
        <source>, in the coming batch</source>
        <translation>，在下一批中</translation>
    </message>
    <message>
        <source>target {name} = {value}</source>
        <translation>目标 {name} = {value}</translation>
    </message>
    <message>
        <source>its loss {value}</source>
        <translation>它的损失 {value}</translation>
    </message>
    <message>
        <source>{share} of the sum</source>
        <translation>占总和的 {share}</translation>
    </message>
    <message>
        <source>prediction {value}</source>
        <translation>预测 {value}</translation>
    </message>
    <message>
        <source>residual {value}</source>
        <translation>残差 {value}</translation>
    </message>
    <message>
        <source>no prediction: the numbers are not finite</source>
        <translation>没有预测：数值不是有限的</translation>
    </message>
    <message>
        <source>prediction {name}, p = {share}</source>
        <translation>预测 {name}，p = {share}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{count:,} samples</source>
        <translation>{count:,} 个样本</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>mean loss {value}</source>
        <translation>平均损失 {value}</translation>
    </message>
    <message>
        <source>accuracy {share} ({right:,} right)</source>
        <translation>准确率 {share}（{right:,} 个正确）</translation>
    </message>
    <message>
        <source>[ ]: the coming batch, {count:,} samples</source>
        <translation>[ ]：下一批，{count:,} 个样本</translation>
    </message>
    <message>
        <source>[ ]: the coming batch, one sample</source>
        <translation>[ ]：下一批，1 个样本</translation>
    </message>
    <message>
        <source>The model is drawn with {names} at the mean.</source>
        <translation>画模型时，{names} 取平均值。</translation>
    </message>
    <message>
        <source>Residuals end at its answer to each point itself.</source>
        <translation>残差线止于模型对每个点本身的预测。</translation>
    </message>
    <message>
        <source>The model sees standardised features; what is drawn is in the units of the data.</source>
        <translation>模型看到的是标准化后的特征；图中仍使用数据原来的单位。</translation>
    </message>
    <message>
        <source>Residuals, losses and batches are drawn of the first {most:,} points.</source>
        <translation>只画前 {most:,} 个点的残差、损失和批次。</translation>
    </message>
    <message>
        <source>The inputs do not determine every weight: there is a valley of lowest points, not one. Add points with other inputs.</source>
        <translation>这些输入不足以确定每个权重：最低点不是一个，而是一条谷。请添加输入不同的点。</translation>
    </message>
</context>
<context>
    <name>DirectionDial</name>
    <message>
        <source>Direction of the displacement</source>
        <translation>位移的方向</translation>
    </message>
    <message>
        <source>Drag to turn. ← → turn by 1°, PgUp PgDn by 15°, Home to −∇f, ↑ ↓ the length</source>
        <translation>拖动以转动。← → 转 1°，PgUp PgDn 转 15°，Home 指向 −∇f，↑ ↓ 改变长度</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Back into the window: {panel}</source>
        <translation>放回窗口：{panel}</translation>
    </message>
    <message>
        <source>Float: {panel}</source>
        <translation>浮动：{panel}</translation>
    </message>
    <message>
        <source>Hide: {panel}</source>
        <translation>隐藏：{panel}</translation>
    </message>
</context>
<context>
    <name>DomainForm</name>
    <message>
        <source>Lower end of {name}</source>
        <translation>{name} 的下限</translation>
    </message>
    <message>
        <source>Upper end of {name}</source>
        <translation>{name} 的上限</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>撤销(&amp;U)：{what}</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>重做(&amp;R)：{what}</translation>
    </message>
    <message>
        <source>This step cannot be taken: {reason}. Nothing has changed; once it is there again, the step can be.</source>
        <translation>无法执行这一步：{reason}。什么都没有改变；等它恢复后，这一步就可以执行。</translation>
    </message>
</context>
<context>
    <name>EditNotes</name>
    <message>
        <source>… and {count} earlier changes</source>
        <translation>… 还有更早的 {count} 处更改</translation>
    </message>
    <message>
        <source>from step {step}: {symbol} = {value}</source>
        <translation>从第 {step} 步起：{symbol} = {value}</translation>
    </message>
    <message>
        <source>Apply from the start: {change}</source>
        <translation>改为从起点起生效（{change}）</translation>
    </message>
    <message>
        <source>Take this change back: {change}</source>
        <translation>撤销此更改（{change}）</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Close without saving?</source>
        <translation>不保存就关闭吗？</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>以此为起点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Lies in {folder}</source>
        <translation>位于 {folder}</translation>
    </message>
    <message>
        <source>nothing: a new one</source>
        <translation>无：新建一个</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and add a run</source>
        <translation>保存并添加运行</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>保存并使用</translation>
    </message>
    <message>
        <source>Begin anew without saving?</source>
        <translation>不保存就重新开始吗？</translation>
    </message>
    <message>
        <source>“{name}” is an algorithm without equations to edit</source>
        <translation>“{name}”是一个算法，没有可编辑的方程</translation>
    </message>
    <message>
        <source>{name} (mine)</source>
        <translation>{name}（我的）</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>A name is missing</source>
        <translation>缺少名称</translation>
    </message>
    <message>
        <source>Delete “{name}” and its file? This cannot be undone.</source>
        <translation>删除“{name}”及其文件吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Your optimizer</source>
        <translation>您的优化器</translation>
    </message>
    <message>
        <source>Your landscape</source>
        <translation>您的地形</translation>
    </message>
    <message>
        <source>The file cannot be changed: {reason}</source>
        <translation>无法更改文件：{reason}</translation>
    </message>
    <message>
        <source>Column {column}: {message}</source>
        <translation>第 {column} 列：{message}</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Domain and start</source>
        <translation>定义域与起点</translation>
    </message>
    <message>
        <source>Parameters that the formula names</source>
        <translation>公式中的参数</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>A test run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Remove the parameter</source>
        <translation>移除参数</translation>
    </message>
    <message>
        <source>{column}, row {row}: {reason}</source>
        <translation>{column}，第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>At the start: f = {loss}, ‖∇f‖ = {gradient}</source>
        <translation>在起点：f = {loss}，‖∇f‖ = {gradient}</translation>
    </message>
    <message>
        <source>Add a run to the window to try it</source>
        <translation>在窗口中添加一个运行即可试用</translation>
    </message>
    <message>
        <source>{run}, {count} steps from the start</source>
        <translation>{run}，从起点走 {count} 步</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {message}</source>
        <translation>第 {line} 行第 {column} 列：{message}</translation>
    </message>
    <message>
        <source>Equations</source>
        <translation>方程</translation>
    </message>
    <message>
        <source>As they are read</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Hyperparameters</source>
        <translation>超参数</translation>
    </message>
    <message>
        <source>{count} steps with the defaults</source>
        <translation>用默认值走 {count} 步</translation>
    </message>
    <message>
        <source>One assignment a line: x the position, g the gradient, t the step, and your own names</source>
        <translation>每行一个赋值：x 是位置，g 是梯度，t 是步数，其余名称自定</translation>
    </message>
    <message>
        <source>Add a hyperparameter</source>
        <translation>添加超参数</translation>
    </message>
    <message>
        <source>Remove the hyperparameter</source>
        <translation>移除超参数</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>“{name}” is written</source>
        <translation>已写入“{name}”</translation>
    </message>
    <message>
        <source>The picture is in the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>The table is in the clipboard</source>
        <translation>表格已复制到剪贴板</translation>
    </message>
    <message>
        <source>no run is shown</source>
        <translation>没有显示任何运行</translation>
    </message>
    <message>
        <source>Nothing was written: {reasons}.</source>
        <translation>没有写入：{reasons}。</translation>
    </message>
    <message>
        <source>Left out of the script: {reasons}.</source>
        <translation>脚本中略去：{reasons}。</translation>
    </message>
    <message>
        <source>Making “{name}” …</source>
        <translation>正在生成“{name}”…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FanBar</name>
    <message>
        <source>batches</source>
        <translation>批</translation>
    </message>
    <message>
        <source>of</source>
        <translation>每批</translation>
    </message>
    <message>
        <source>How many batches the fan draws</source>
        <translation>梯度扇画多少批</translation>
    </message>
    <message>
        <source>How many samples a batch of the fan has: as the run&apos;s, unless said otherwise</source>
        <translation>扇中每批有多少个样本：默认与运行相同</translation>
    </message>
    <message>
        <source>{command}: there are batches where the landscape is made of data</source>
        <translation>{command}：只有由数据构成的地形才有批</translation>
    </message>
    <message>
        <source>Write a whole number from {low} to {high:,}.</source>
        <translation>请填 {low} 到 {high:,} 的整数。</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside gdviz. Your session goes on; please report this if it returns.</source>
        <translation>gdviz 内部出了错。您可以继续使用；如果再次出现，请报告此问题。</translation>
    </message>
    <message>
        <source>Details are in the log: {path}</source>
        <translation>详细信息见日志：{path}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>“{name}” has changed. Save it first?</source>
        <translation>“{name}”已更改。先保存吗？</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened. {reason}</source>
        <translation>无法打开“{name}”。{reason}</translation>
    </message>
    <message>
        <source>“{name}” cannot be saved. {reason}</source>
        <translation>无法保存“{name}”。{reason}</translation>
    </message>
    <message>
        <source>The experiment is in the clipboard as one line of text</source>
        <translation>实验已作为一行文本放入剪贴板</translation>
    </message>
    <message>
        <source>Experiments ({endings})</source>
        <translation>实验 ({endings})</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>Line {line}: {reason}.</source>
        <translation>第 {line} 行：{reason}。</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}。</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed.</source>
        <translation>磁盘已满；什么都没有改变。</translation>
    </message>
    <message>
        <source>This place must not be written to; choose another one.</source>
        <translation>此处不能写入；请选择别处。</translation>
    </message>
    <message>
        <source>The system says: {reason}.</source>
        <translation>系统报告：{reason}。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>Open from text</source>
        <translation>从文本打开</translation>
    </message>
    <message>
        <source>The text of an experiment</source>
        <translation>实验的文本</translation>
    </message>
    <message>
        <source>Paste the text that begins with gdviz:1:</source>
        <translation>粘贴以 gdviz:1: 开头的文本</translation>
    </message>
    <message>
        <source>Exa&amp;mples</source>
        <translation>示例(&amp;M)</translation>
    </message>
    <message>
        <source>Tables ({endings})</source>
        <translation>表格（{endings}）</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
</context>
<context>
    <name>FilmCaptions</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>FilmForm</name>
    <message>
        <source>H.264: plays everywhere, in slides too</source>
        <translation>H.264：随处可播放，也可放进幻灯片</translation>
    </message>
    <message>
        <source>AV1: small, for web pages</source>
        <translation>AV1：体积小，适合网页</translation>
    </message>
    <message>
        <source>256 colours, large files: for places that take nothing else</source>
        <translation>256 色，文件较大：用于只接受 GIF 的场合</translation>
    </message>
    <message>
        <source>for web pages that take no video</source>
        <translation>用于不支持视频的网页</translation>
    </message>
    <message>
        <source>every colour exact, large files</source>
        <translation>颜色无损，文件较大</translation>
    </message>
    <message>
        <source>one numbered picture a frame, for editing</source>
        <translation>每帧一张编号图片，便于剪辑</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 图片序列</translation>
    </message>
    <message>
        <source>square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>vertical 9:16</source>
        <translation>竖屏 9:16</translation>
    </message>
    <message>
        <source>stands as it does now</source>
        <translation>保持当前视角</translation>
    </message>
    <message>
        <source>turns around the surface</source>
        <translation>绕曲面旋转</translation>
    </message>
    <message>
        <source>goes from place to place</source>
        <translation>在关键位置间移动</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>map</source>
        <translation>等高线图</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>gently</source>
        <translation>缓入缓出</translation>
    </message>
    <message>
        <source>Begin and end slowly</source>
        <translation>开始和结束时放慢</translation>
    </message>
    <message>
        <source>gliding</source>
        <translation>平滑移动</translation>
    </message>
    <message>
        <source>Balls glide between steps; the numbers stay at whole steps</source>
        <translation>小球在步与步之间平滑移动；数字仍停在整步上</translation>
    </message>
    <message>
        <source>to step</source>
        <translation>到第</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>帧/秒</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>degrees a second</source>
        <translation>度/秒</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>起始步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>结束步</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>Seconds that the film rests at its end</source>
        <translation>结尾停留的秒数</translation>
    </message>
    <message>
        <source>Degrees that the camera turns a second</source>
        <translation>相机每秒旋转的度数</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>From step</source>
        <translation>从第</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Rest at the end</source>
        <translation>结尾停留</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
</context>
<context>
    <name>FilmProcess</name>
    <message>
        <source>The process that films ended unexpectedly.</source>
        <translation>录制进程意外结束。</translation>
    </message>
</context>
<context>
    <name>FilmWords</name>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{minutes}:{rest:02d} min</source>
        <translation>{minutes}:{rest:02d} 分</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Close: {title}</source>
        <translation>收起：{title}</translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>展开：{title}</translation>
    </message>
</context>
<context>
    <name>GradientFormulas</name>
    <message>
        <source>f′ = {slope}: the slope of the tangent</source>
        <translation>f′ = {slope}：切线的斜率</translation>
    </message>
    <message>
        <source>Below: on the plane of the map, {count} variables held.</source>
        <translation>以下在地形图所示的平面上，其余 {count} 个变量保持不变。</translation>
    </message>
    <message>
        <source>u, v: along the axes of the plane. Below: as seen on it.</source>
        <translation>u、v：沿平面的两轴。以下：在该平面上所见。</translation>
    </message>
</context>
<context>
    <name>GradientPanel</name>
    <message>
        <source>Tangent plane on the surface</source>
        <translation>曲面上的切平面</translation>
    </message>
</context>
<context>
    <name>GradientSlices</name>
    <message>
        <source>f along {name}: slope ∂f/∂{name} = {slope}</source>
        <translation>f 沿 {name} 方向：斜率 ∂f/∂{name} = {slope}</translation>
    </message>
    <message>
        <source>Slice along {name}</source>
        <translation>沿 {name} 的剖面</translation>
    </message>
    <message>
        <source>tangent {value}</source>
        <translation>切线 {value}</translation>
    </message>
</context>
<context>
    <name>GradientTurning</name>
    <message>
        <source>Displacement of length {length} at {angle} to ∇f: predicted change {predicted}, true change {true}</source>
        <translation>位移长度 {length}，与 ∇f 的夹角 {angle}：预测变化 {predicted}，实际变化 {true}</translation>
    </message>
    <message>
        <source>length ‖Δ‖</source>
        <translation>长度 ‖Δ‖</translation>
    </message>
    <message>
        <source>angle to ∇f</source>
        <translation>与 ∇f 的夹角</translation>
    </message>
    <message>
        <source>Δf ≈ ∇f·Δ</source>
        <translation>Δf ≈ ∇f·Δ</translation>
    </message>
    <message>
        <source>Δf, true</source>
        <translation>Δf 真实值</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Turn by itself, or stop</source>
        <translation>自动转动或停止</translation>
    </message>
    <message>
        <source>Shorter displacement</source>
        <translation>缩短位移</translation>
    </message>
    <message>
        <source>Longer displacement</source>
        <translation>加长位移</translation>
    </message>
    <message>
        <source>solid: true Δf · dashed: ≈ ∇f·Δ · ★ lowest, at −∇f</source>
        <translation>实线：真实 Δf · 虚线：≈ ∇f·Δ · ★ 最低，在 −∇f</translation>
    </message>
    <message>
        <source>Change of the loss over the angle to the gradient</source>
        <translation>损失的变化随与梯度夹角的曲线</translation>
    </message>
</context>
<context>
    <name>HyperparameterRow</name>
    <message>
        <source>limit {value}</source>
        <translation>上限 {value}</translation>
    </message>
    <message>
        <source>{name}: default {default}, slider {low} to {high}</source>
        <translation>{name}：默认值 {default}，滑块从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>{name} of {run}</source>
        <translation>{run} 的 {name}</translation>
    </message>
    <message>
        <source>Back to the default, {default}</source>
        <translation>恢复默认值 {default}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Set the start</source>
        <translation>设置起点</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>在地形图上</translation>
    </message>
    <message>
        <source>click, or drag the ring</source>
        <translation>单击，或拖动圆环</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动画面</translation>
    </message>
    <message>
        <source>Shift + drag, or middle button</source>
        <translation>Shift + 拖动，或鼠标中键</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>Whole domain again</source>
        <translation>恢复整个定义域</translation>
    </message>
    <message>
        <source>double click on an axis</source>
        <translation>双击坐标轴</translation>
    </message>
    <message>
        <source>On the surface</source>
        <translation>在曲面上</translation>
    </message>
    <message>
        <source>Turn it</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>drag, or Shift + arrows</source>
        <translation>拖动，或 Shift + 方向键</translation>
    </message>
    <message>
        <source>mouse wheel, or + and −</source>
        <translation>鼠标滚轮，或 + 和 −</translation>
    </message>
    <message>
        <source>First camera again</source>
        <translation>恢复最初视角</translation>
    </message>
    <message>
        <source>In controls</source>
        <translation>在控件中</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Move a slider</source>
        <translation>移动滑块</translation>
    </message>
    <message>
        <source>arrows, Page Up and Down, Home, End</source>
        <translation>方向键、Page Up/Down、Home、End</translation>
    </message>
    <message>
        <source>Bring a number back</source>
        <translation>恢复数值</translation>
    </message>
    <message>
        <source>Search a long list</source>
        <translation>在长列表中查找</translation>
    </message>
    <message>
        <source>type</source>
        <translation>直接输入</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LandscapeForm</name>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>定义域</translation>
    </message>
    <message>
        <source>Choose what is minimised</source>
        <translation>选择在哪个地形上寻找最小值</translation>
    </message>
    <message>
        <source>Formula of the landscape</source>
        <translation>地形的公式</translation>
    </message>
    <message>
        <source>What is minimised, as a formula such as x² + 3y²</source>
        <translation>要最小化的公式，例如 x² + 3y²</translation>
    </message>
    <message>
        <source>Type a formula, such as x² + 3y²</source>
        <translation>输入公式，例如 x² + 3y²</translation>
    </message>
    <message>
        <source>Typed formula …</source>
        <translation>自定义公式…</translation>
    </message>
    <message>
        <source>Column {column}: {message}.</source>
        <translation>第 {column} 个字符：{message}。</translation>
    </message>
</context>
<context>
    <name>LandscapeParameterForm</name>
    <message>
        <source>the typed formula</source>
        <translation>输入的公式</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Units of layer {number}</source>
        <translation>第 {number} 层的单元数</translation>
    </message>
    <message>
        <source>One unit less in layer {number}</source>
        <translation>第 {number} 层减少一个单元</translation>
    </message>
    <message>
        <source>One unit more in layer {number}</source>
        <translation>第 {number} 层增加一个单元</translation>
    </message>
    <message>
        <source>Remove layer {number}</source>
        <translation>删除第 {number} 层</translation>
    </message>
    <message>
        <source>A layer has at least one unit; units are whole numbers.</source>
        <translation>每层至少有一个单元；单元数是整数。</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>A click on the numbers copies all digits.</source>
        <translation>点击数字可复制全部数位。</translation>
    </message>
</context>
<context>
    <name>LossNames</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>梯度的长度</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Length of the update</source>
        <translation>更新的长度</translation>
    </message>
    <message>
        <source>Distance to the nearest known minimum</source>
        <translation>到最近的已知极小点的距离</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Over time instead of steps: measured on this machine</source>
        <translation>横轴用时间而不是步数：在这台机器上测得</translation>
    </message>
    <message>
        <source>What is drawn: the loss, or another quantity</source>
        <translation>画什么：损失，或别的量</translation>
    </message>
    <message>
        <source>Over evaluations instead of steps</source>
        <translation>横轴改为求值次数而非步数</translation>
    </message>
    <message>
        <source>Losses of all runs</source>
        <translation>所有运行的损失</translation>
    </message>
    <message>
        <source>evals</source>
        <translation>求值</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>smoothed {value}, β = {factor}</source>
        <translation>平滑后 {value}，β = {factor}</translation>
    </message>
    <message>
        <source>{count} evaluations</source>
        <translation>{count} 次求值</translation>
    </message>
    <message>
        <source>f* = {value}, the known minimum</source>
        <translation>f* = {value}，已知的极小值</translation>
    </message>
    <message>
        <source>f* = {value}, the lowest loss reached, by {run}</source>
        <translation>f* = {value}，{run} 达到的最低损失</translation>
    </message>
    <message>
        <source>losses not above f* have no place on a log scale</source>
        <translation>不高于 f* 的损失在对数刻度上没有位置</translation>
    </message>
    <message>
        <source>values of 0 or below have no place on a log scale: L makes it linear</source>
        <translation>0 或以下的值在对数刻度上没有位置：按 L 改为线性</translation>
    </message>
    <message>
        <source>f ≤ 0 has no place on a log scale: Shift+L shows f − f*</source>
        <translation>f ≤ 0 在对数刻度上没有位置：按 Shift+L 显示 f − f*</translation>
    </message>
    <message>
        <source>some values lie beyond the scale</source>
        <translation>部分值超出刻度范围</translation>
    </message>
    <message>
        <source>no such term: {runs}</source>
        <translation>没有这一项：{runs}</translation>
    </message>
    <message>
        <source>measuring how long a step takes …</source>
        <translation>正在测量一步要多久…</translation>
    </message>
    <message>
        <source>measured here, for each step: {paces}</source>
        <translation>在这台机器上测得，每步：{paces}</translation>
    </message>
    <message>
        <source>No run yet: add one with + beside Runs.</source>
        <translation>还没有运行：点“运行”旁的 + 添加一个。</translation>
    </message>
    <message>
        <source>No minimum of this landscape is known, so there is no distance to it.</source>
        <translation>这个地形没有已知的极小点，所以也没有到它的距离。</translation>
    </message>
    <message>
        <source>None of the runs has this quantity: Q shows another one.</source>
        <translation>没有一个运行有这个量：按 Q 看别的。</translation>
    </message>
    <message>
        <source>All runs are hidden: the eye beside a run shows it again.</source>
        <translation>所有运行都隐藏了：点运行旁的眼睛图标可重新显示。</translation>
    </message>
    <message>
        <source>None of the losses is a finite number.</source>
        <translation>没有一个损失是有限的数。</translation>
    </message>
    <message>
        <source>No loss is above f*, and 0 has no place on a log scale: L makes it linear.</source>
        <translation>没有高于 f* 的损失，而 0 在对数刻度上没有位置：按 L 改为线性刻度。</translation>
    </message>
    <message>
        <source>All losses are 0 or below, which has no place on a log scale: L makes it linear, Shift+L shows f − f*.</source>
        <translation>所有损失都不大于 0，在对数刻度上没有位置：按 L 改为线性刻度，按 Shift+L 显示 f − f*。</translation>
    </message>
    <message>
        <source>Space plays: the loss of every step is drawn here.</source>
        <translation>按空格键播放：每一步的损失会画在这里。</translation>
    </message>
    <message>
        <source>Space plays: what every step comes to is drawn here.</source>
        <translation>按空格播放：每一步的值都画在这里。</translation>
    </message>
    <message>
        <source>None of the values is a finite number.</source>
        <translation>没有一个值是有限的数。</translation>
    </message>
    <message>
        <source>All values are 0 or below, which has no place on a log scale: L makes it linear.</source>
        <translation>所有的值都在 0 或以下，在对数刻度上没有位置：按 L 改为线性。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>{name} · {count} evals</source>
        <translation>{name} · {count} 次求值</translation>
    </message>
    <message>
        <source>epoch {number:,}</source>
        <translation>第 {number:,} 轮</translation>
    </message>
</context>
<context>
    <name>MapForm</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>{axis}: from</source>
        <translation>{axis}：从</translation>
    </message>
    <message>
        <source>{axis}: to</source>
        <translation>{axis}：到</translation>
    </message>
    <message>
        <source>An end of the values; left empty it is that of the slider</source>
        <translation>取值的一端；留空则与滑块相同</translation>
    </message>
    <message>
        <source>lin</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Equal distances between the values</source>
        <translation>各值之间距离相等</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Equal ratios between the values</source>
        <translation>各值之间比例相等</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No map of many runs</source>
        <translation>不显示多次运行的图</translation>
    </message>
    <message>
        <source>Basins</source>
        <translation>吸引域</translation>
    </message>
    <message>
        <source>Which minimum every start leads to</source>
        <translation>每个起点通向哪个极小点</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How many steps every start needs to converge</source>
        <translation>每个起点收敛需要的步数</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>超参数</translation>
    </message>
    <message>
        <source>What every choice of hyperparameters comes to</source>
        <translation>每种超参数取值的结果</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>How far runs go; empty: as here, at most 500</source>
        <translation>运行多少步；留空：与当前相同，最多 500 步</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>A run has converged where gradient and step are below it; empty: as usual</source>
        <translation>梯度和步长都小于它时视为收敛；留空：按通常的值</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>How many cells along each axis</source>
        <translation>每个轴上有多少格</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much the map covers the landscape</source>
        <translation>图遮盖地形的程度</translation>
    </message>
    <message>
        <source>Map: {field}</source>
        <translation>图：{field}</translation>
    </message>
    <message>
        <source>Write a whole number of steps from 1 to {most:,}.</source>
        <translation>请输入 1 到 {most:,} 之间的整数步数。</translation>
    </message>
    <message>
        <source>Write a tolerance that is not negative, such as 1e-4.</source>
        <translation>请输入非负的容差，例如 1e-4。</translation>
    </message>
    <message>
        <source>Write a whole number of cells from {fewest} to {most}.</source>
        <translation>请输入 {fewest} 到 {most} 之间的整数格数。</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>minimum</source>
        <translation>极小点</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>起点占比</translation>
    </message>
    <message>
        <source>median steps</source>
        <translation>步数中位数</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map of run {name}</source>
        <translation>运行 {name} 的图</translation>
    </message>
    <message>
        <source>steps to converge</source>
        <translation>收敛所需步数</translation>
    </message>
    <message>
        <source>not converged yet</source>
        <translation>尚未收敛</translation>
    </message>
    <message>
        <source>loss at the end</source>
        <translation>最终损失</translation>
    </message>
    <message>
        <source>Point at a cell to read it, click to replay it; by keys: arrows, then Return.</source>
        <translation>指向一格可读数，单击可重放；用键盘：方向键移动，再按回车。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop computing; what is known stays</source>
        <translation>停止计算；已知的结果保留</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Compute the map that was given up</source>
        <translation>继续计算中途放弃的图</translation>
    </message>
    <message>
        <source>How much of the map is done</source>
        <translation>图已完成的比例</translation>
    </message>
    <message>
        <source>Map of many runs</source>
        <translation>多次运行的图</translation>
    </message>
    <message>
        <source>Choose a map: it shows many runs like the selected one at once.</source>
        <translation>请选择一种图：它同时显示许多与所选运行相同的运行。</translation>
    </message>
    <message>
        <source>There is no map: {reason}.</source>
        <translation>没有图：{reason}。</translation>
    </message>
    <message>
        <source>Something has changed since: the map is made anew.</source>
        <translation>内容已有变化：正在重新计算图。</translation>
    </message>
    <message>
        <source>The map is being made …</source>
        <translation>正在计算图…</translation>
    </message>
    <message>
        <source>Chance plays a part: every cell is run once, with seed {seed}.</source>
        <translation>结果带有随机性：每格只用种子 {seed} 运行一次。</translation>
    </message>
    <message>
        <source>What was changed in the course of the run is left out.</source>
        <translation>运行途中的改动不计入。</translation>
    </message>
    <message>
        <source>Starts lie on the plane that the map shows; the others are left out.</source>
        <translation>起点都在所显示的平面上；平面之外的起点不计入。</translation>
    </message>
</context>
<context>
    <name>Maps</name>
    <message>
        <source>start ({place})</source>
        <translation>起点（{place}）</translation>
    </message>
    <message>
        <source>leads to minimum {number}</source>
        <translation>通向极小点 {number}</translation>
    </message>
    <message>
        <source>diverged at step {steps}</source>
        <translation>在第 {steps} 步发散</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>无法运行</translation>
    </message>
    <message>
        <source>at rest at step {steps}</source>
        <translation>第 {steps} 步停下</translation>
    </message>
    <message>
        <source>not at rest at step {steps} yet</source>
        <translation>到第 {steps} 步仍未停下</translation>
    </message>
    <message>
        <source>at no minimum yet</source>
        <translation>尚未到达极小点</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Panels at the s&amp;ide</source>
        <translation>侧边面板(&amp;I)</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>布局(&amp;Y)</translation>
    </message>
    <message>
        <source>Scal&amp;es</source>
        <translation>刻度(&amp;E)</translation>
    </message>
    <message>
        <source>Presentation sh&amp;ows</source>
        <translation>演示内容(&amp;O)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quantity in the loss plot</source>
        <translation>损失图中的量(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>MicroscopePanel</name>
    <message>
        <source>One line back</source>
        <translation>后退一行</translation>
    </message>
    <message>
        <source>Next line of the update</source>
        <translation>更新的下一行</translation>
    </message>
    <message>
        <source>The whole update at once</source>
        <translation>一次看完整的更新</translation>
    </message>
    <message>
        <source>Arrows also while playing</source>
        <translation>播放时也显示箭头</translation>
    </message>
    <message>
        <source>Add a run to see how it makes its steps.</source>
        <translation>添加一个运行，看看它怎样迈步。</translation>
    </message>
    <message>
        <source>{name}: {step} → {next}</source>
        <translation>{name}：{step} → {next}</translation>
    </message>
    <message>
        <source>{name}: step {step}</source>
        <translation>{name}：第 {step} 步</translation>
    </message>
    <message>
        <source>The run ended where it began: there is no update.</source>
        <translation>运行在起点就已结束，没有更新。</translation>
    </message>
    <message>
        <source>The run has ended: this is its last update.</source>
        <translation>运行已结束，这是它的最后一次更新。</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Files that could not be used</source>
        <translation>无法使用的文件</translation>
    </message>
    <message>
        <source>These files have a mistake; everything else works.</source>
        <translation>这些文件有错误；其余部分一切正常。</translation>
    </message>
    <message>
        <source>{path}, line {line}:
{reason}</source>
        <translation>{path}，第 {line} 行：
{reason}</translation>
    </message>
</context>
<context>
    <name>ModelForm</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose what is fitted to the data</source>
        <translation>选择用来拟合数据的模型</translation>
    </message>
    <message>
        <source>with a bias b</source>
        <translation>带偏置 b</translation>
    </message>
    <message>
        <source>Without it the line goes through the origin</source>
        <translation>不带偏置时直线过原点</translation>
    </message>
    <message>
        <source>degree</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Degree of the polynomial</source>
        <translation>多项式的次数</translation>
    </message>
    <message>
        <source>Polynomial regression</source>
        <translation>多项式回归</translation>
    </message>
    <message>
        <source>A degree is a whole number.</source>
        <translation>次数是整数。</translation>
    </message>
</context>
<context>
    <name>NetworkChain</name>
    <message>
        <source>Press the arrow to follow the chain rule layer by layer, with its numbers.</source>
        <translation>按箭头逐层跟随链式法则，并查看其中的数。</translation>
    </message>
    <message>
        <source>Forward, layer {layer}</source>
        <translation>前向，第 {layer} 层</translation>
    </message>
    <message>
        <source>Forward, the loss</source>
        <translation>前向，损失</translation>
    </message>
    <message>
        <source>Backward, layer {layer}</source>
        <translation>反向，第 {layer} 层</translation>
    </message>
    <message>
        <source>A mean over the data. Choose one sample above to see each number in its place.</source>
        <translation>这是对全部数据的平均。在上方选择一个样本，就能看到每个数代入何处。</translation>
    </message>
    <message>
        <source>Forward and backward pass</source>
        <translation>前向与反向传播</translation>
    </message>
    <message>
        <source>One stage back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Next stage of the passes</source>
        <translation>传播的下一步</translation>
    </message>
    <message>
        <source>No stage in particular</source>
        <translation>不看某一步</translation>
    </message>
</context>
<context>
    <name>NetworkCurves</name>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>every {count} steps</source>
        <translation>每 {count} 步一个</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Gradient of each layer</source>
        <translation>各层的梯度</translation>
    </message>
    <message>
        <source>Update ÷ weights instead</source>
        <translation>改看 更新 ÷ 权重</translation>
    </message>
    <message>
        <source>Length of each layer&apos;s update as a share of its weights</source>
        <translation>各层更新的长度占其权重长度的比例</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>Arrow keys walk from unit to unit, Page Up and Page Down through the weights of one</source>
        <translation>方向键在单元之间移动，Page Up 与 Page Down 在一个单元的权重之间移动</translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>{sizes}: {count:,} weights, of at most {most:,}</source>
        <translation>{sizes}：{count:,} 个权重，最多 {most:,} 个</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>增加一个隐藏层</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>drawn with seed</source>
        <translation>抽取种子</translation>
    </message>
    <message>
        <source>Network: {name}</source>
        <translation>网络：{name}</translation>
    </message>
    <message>
        <source>Seed of the first weights</source>
        <translation>初始权重的种子</translation>
    </message>
    <message>
        <source>Draw other first weights</source>
        <translation>另抽一组初始权重</translation>
    </message>
    <message>
        <source>How the weights are drawn at random that a descent begins with</source>
        <translation>下降开始时的权重如何随机抽取</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Too small: Xavier ÷ 100</source>
        <translation>太小：Xavier ÷ 100</translation>
    </message>
    <message>
        <source>Too large: Xavier × 10</source>
        <translation>太大：Xavier × 10</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>{count:,} weights</source>
        <translation>{count:,} 个权重</translation>
    </message>
    <message>
        <source>{plus} above 0, {minus} below 0 · thickest line: |w| = {weight} · full colour: |a| = {unit}</source>
        <translation>{plus} 大于 0，{minus} 小于 0 · 最粗的线：|w| = {weight} · 颜色最深：|a| = {unit}</translation>
    </message>
    <message>
        <source>{plus} above 0, {minus} below 0 · full colour: |w| = {weight}, |a| = {unit}</source>
        <translation>{plus} 大于 0，{minus} 小于 0 · 颜色最深：|w| = {weight}，|a| = {unit}</translation>
    </message>
    <message>
        <source>{plus} above 0, {minus} below 0 · thickest line, full colour: |w| = {weight}, |a| = {unit}</source>
        <translation>{plus} 大于 0，{minus} 小于 0 · 线最粗、颜色最深：|w| = {weight}，|a| = {unit}</translation>
    </message>
    <message>
        <source>each map: full colour at its own greatest |a|</source>
        <translation>每张图：颜色最深处为该图最大的 |a|</translation>
    </message>
    <message>
        <source>This landscape has no layers. Choose a network here, or under “Made of data” in the list of landscapes, or one of the examples in the File menu.</source>
        <translation>这个地形没有层。可以在这里选择一个网络，或在地形列表的“由数据构成”中选择，或打开“文件”菜单里的示例。</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>选择一个网络</translation>
    </message>
    <message>
        <source>The networks among the problems</source>
        <translation>由数据构成的问题中的网络</translation>
    </message>
    <message>
        <source>Units as maps of the inputs</source>
        <translation>单元显示为输入平面的图</translation>
    </message>
    <message>
        <source>What each unit answers over the plane of the two inputs</source>
        <translation>每个单元在两个输入构成的平面上的输出</translation>
    </message>
</context>
<context>
    <name>NetworkSample</name>
    <message>
        <source>of {count:,}</source>
        <translation>/ {count:,}</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>全部的平均</translation>
    </message>
    <message>
        <source>Sample that runs through the network</source>
        <translation>通过网络的样本</translation>
    </message>
    <message>
        <source>The number of a sample; 0: the mean of all</source>
        <translation>样本的编号；0 表示全部的平均</translation>
    </message>
    <message>
        <source>The sample before; before the first: the mean of all</source>
        <translation>上一个样本；第一个之前是全部的平均</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Samples are numbered from 1 to {count}.</source>
        <translation>样本的编号从 1 到 {count}。</translation>
    </message>
</context>
<context>
    <name>NetworkStage</name>
    <message>
        <source>A click copies the result in all digits.</source>
        <translation>点击可复制结果的全部位数。</translation>
    </message>
</context>
<context>
    <name>NetworkState</name>
    <message>
        <source>Layer {layer}, unit {unit}</source>
        <translation>第 {layer} 层，单元 {unit}</translation>
    </message>
    <message>
        <source>last update {value}</source>
        <translation>上次更新 {value}</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close the note</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number: Return takes it, Esc brings the last one back</source>
        <translation>一个数：回车键采用，Esc 键恢复原来的数</translation>
    </message>
    <message>
        <source>A number is missing here.</source>
        <translation>这里缺少一个数。</translation>
    </message>
</context>
<context>
    <name>NumberTable</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Row {row} needs a name</source>
        <translation>第 {row} 行需要名称</translation>
    </message>
    <message>
        <source>Two rows are called “{name}”</source>
        <translation>有两行都叫“{name}”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>{name}, {column}: {reason}</source>
        <translation>{name}，{column}：{reason}</translation>
    </message>
    <message>
        <source>Scale of {name}</source>
        <translation>{name} 的刻度</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>“{text}” is not a number; write it like 0.05 or 5e-2.</source>
        <translation>“{text}”不是数；请写成 0.05 或 5e-2 这样的形式。</translation>
    </message>
    <message>
        <source>{text} is too large; the largest number is 1.8e308.</source>
        <translation>{text} 太大；最大的数是 1.8e308。</translation>
    </message>
</context>
<context>
    <name>OpenGL</name>
    <message>
        <source>The display platform “{platform}” has no OpenGL.</source>
        <translation>显示平台“{platform}”不支持 OpenGL。</translation>
    </message>
    <message>
        <source>This computer gave no OpenGL context. Is a graphics driver installed?</source>
        <translation>这台电脑无法提供 OpenGL。是否安装了显卡驱动？</translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; 2.1 is needed.</source>
        <translation>显卡驱动只支持 OpenGL {version}；需要 2.1。</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>Add an option</source>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Add an option to {run}</source>
        <translation>为 {run} 添加选项</translation>
    </message>
    <message>
        <source>Remove from {run}: {option}</source>
        <translation>从 {run} 中移除：{option}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Find a command, landscape, optimizer or schedule</source>
        <translation>查找命令、地形、优化器或学习率调度</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的结果</translation>
    </message>
    <message>
        <source>Nothing has such a name.</source>
        <translation>没有这样的名称。</translation>
    </message>
    <message>
        <source>There is nothing for “{command}” to act on now.</source>
        <translation>“{command}”现在没有可作用的对象。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>1-D one variable, 1 variable, curve</source>
        <translation>一维 一元 单变量 一个变量 曲线</translation>
    </message>
    <message>
        <source>2-D two variables, 2 variables, surface</source>
        <translation>二维 二元 两个变量 双变量 曲面</translation>
    </message>
    <message>
        <source>many variables, more variables, high-dimensional</source>
        <translation>多维 多元 多个变量 高维</translation>
    </message>
    <message>
        <source>Use the formula {formula}</source>
        <translation>使用公式 {formula}</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Select {run}</source>
        <translation>选择 {run}</translation>
    </message>
    <message>
        <source>Duplicate {run}</source>
        <translation>复制 {run}</translation>
    </message>
    <message>
        <source>Remove {run}</source>
        <translation>删除 {run}</translation>
    </message>
    <message>
        <source>Landscape made of data</source>
        <translation>由数据构成的地形</translation>
    </message>
    <message>
        <source>landscape made of data</source>
        <translation>数据 由数据生成的地形 回归 网络</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>添加运行</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器 算法</translation>
    </message>
    <message>
        <source>Schedule of {run}</source>
        <translation>{run} 的学习率调度</translation>
    </message>
    <message>
        <source>Option of {run}</source>
        <translation>{run} 的选项</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>No ball to look at: add a run, or step back.</source>
        <translation>没有可看的小球：请添加一个运行，或退回几步。</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>曲率</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>比赛</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>多次运行</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Tabs of more panels</source>
        <translation>更多面板的标签</translation>
    </message>
</context>
<context>
    <name>PartsSection</name>
    <message>
        <source>Schedule and options</source>
        <translation>学习率调度与选项</translation>
    </message>
    <message>
        <source>Schedule and options of {run}</source>
        <translation>{run} 的学习率调度与选项</translation>
    </message>
    <message>
        <source>batches of {count:,}</source>
        <translation>每批 {count:,} 个样本</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Where should the picture lie?</source>
        <translation>图片存放在哪里？</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PictureForm</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Without a ground, for slides of any colour; only PNG</source>
        <translation>没有底色，适合任何颜色的幻灯片；仅限 PNG</translation>
    </message>
    <message>
        <source>times as large as usual</source>
        <translation>倍于通常大小</translation>
    </message>
    <message>
        <source>How large type and lines are</source>
        <translation>文字和线条的大小</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>pixels: for every view, slides and web pages</source>
        <translation>像素图：适用于每个视图、幻灯片和网页</translation>
    </message>
    <message>
        <source>lines and words, sharp at any size: map and loss, for web pages</source>
        <translation>线条和文字，任何尺寸都清晰：等高线图和损失图，适合网页</translation>
    </message>
    <message>
        <source>lines and words, sharp at any size: map and loss, for papers</source>
        <translation>线条和文字，任何尺寸都清晰：等高线图和损失图，适合论文</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>column of a paper</source>
        <translation>论文单栏</translation>
    </message>
    <message>
        <source>page of a paper</source>
        <translation>论文整页</translation>
    </message>
    <message>
        <source>slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
</context>
<context>
    <name>PlaneForm</name>
    <message>
        <source>Directions of the plane</source>
        <translation>平面的方向</translation>
    </message>
    <message>
        <source>Point of the plane</source>
        <translation>平面经过的点</translation>
    </message>
    <message>
        <source>Steps whose directions are sought</source>
        <translation>用于求主方向的步</translation>
    </message>
    <message>
        <source>Variable to the right</source>
        <translation>向右的变量</translation>
    </message>
    <message>
        <source>Variable upwards</source>
        <translation>向上的变量</translation>
    </message>
    <message>
        <source>Seed of the directions</source>
        <translation>方向的种子</translation>
    </message>
    <message>
        <source>Other random directions</source>
        <translation>换一组随机方向</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Find the main directions again, of the steps there are now</source>
        <translation>用现有的步重新求主方向</translation>
    </message>
    <message>
        <source>Fit to the run</source>
        <translation>适应运行</translation>
    </message>
    <message>
        <source>Show as much of the plane as the run covers now</source>
        <translation>显示运行目前所及的平面范围</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Two variables; the others are held</source>
        <translation>两个变量，其余固定</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Two random directions at right angles</source>
        <translation>两个互相垂直的随机方向</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>The directions in which the run moved most</source>
        <translation>运行移动最多的方向</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The plane goes through the start</source>
        <translation>平面经过起点</translation>
    </message>
    <message>
        <source>Ball</source>
        <translation>小球</translation>
    </message>
    <message>
        <source>The plane goes through the selected run&apos;s ball</source>
        <translation>平面经过所选运行的小球</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>All steps that are made so far</source>
        <translation>目前已走的所有步</translation>
    </message>
    <message>
        <source>To the cursor</source>
        <translation>到光标</translation>
    </message>
    <message>
        <source>The steps up to the cursor</source>
        <translation>到光标为止的步</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>PlaneGapView</name>
    <message>
        <source>One step in {count} is drawn.</source>
        <translation>每 {count} 步绘制一步。</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>At step {step} the ball lies on the plane.</source>
        <translation>第 {step} 步小球在平面上。</translation>
    </message>
    <message>
        <source>At step {step} the ball is {distance} off the plane.</source>
        <translation>第 {step} 步小球离平面 {distance}。</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
    <message>
        <source>on the plane {value}</source>
        <translation>平面上 {value}</translation>
    </message>
    <message>
        <source>{value} off the plane</source>
        <translation>离平面 {value}</translation>
    </message>
    <message>
        <source>What the plane hides: the loss</source>
        <translation>平面所掩盖的：损失</translation>
    </message>
    <message>
        <source>Distance off the plane</source>
        <translation>离平面的距离</translation>
    </message>
    <message>
        <source>solid: loss along the run · dashed: loss on the plane at the nearest point</source>
        <translation>实线：运行的损失 · 虚线：平面上最近点的损失</translation>
    </message>
    <message>
        <source>The start lies on the plane. Make steps to see what the plane hides of them.</source>
        <translation>起点在平面上。走几步，即可看到平面隐藏了什么。</translation>
    </message>
    <message>
        <source>The plane hides nothing: the loss on it is that of the run.</source>
        <translation>平面没有掩盖什么：其上的损失就是运行的损失。</translation>
    </message>
    <message>
        <source>They differ most at step {step}: the plane shows {shown}, the loss is {loss}, a factor of {ratio}.</source>
        <translation>第 {step} 步相差最大：平面上为 {shown}，实际损失为 {loss}，相差 {ratio} 倍。</translation>
    </message>
    <message>
        <source>They differ most at step {step}: the plane shows {shown}, the loss is {loss}.</source>
        <translation>第 {step} 步相差最大：平面上为 {shown}，实际损失为 {loss}。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>PlanePanel</name>
    <message>
        <source>The map shows all variables of this landscape. Choose one of three or more to look at it on a plane: a network under “Made of data” in the list of landscapes, or a formula such as x1² + 2 x2² + 3 x3².</source>
        <translation>地形图已显示此地形的所有变量。请选择三个或更多变量的地形来选平面：地形列表“由数据构成”中的网络，或如 x1² + 2 x2² + 3 x3² 的公式。</translation>
    </message>
</context>
<context>
    <name>PlaneWords</name>
    <message>
        <source>Seeking the main directions …</source>
        <translation>正在求主方向…</translation>
    </message>
    <message>
        <source>It goes through {run} at step {step}.</source>
        <translation>它经过 {run} 的第 {step} 步。</translation>
    </message>
    <message>
        <source>It goes through the start as it was when the plane was chosen.</source>
        <translation>它经过选定平面时的起点。</translation>
    </message>
    <message>
        <source>The run has gone on or changed since; the plane has stayed where it was.</source>
        <translation>运行此后又前进或已改变；平面留在原处。</translation>
    </message>
    <message>
        <source>The directions in which {run} moved most, fixed at step {step}: of the variance of its positions PC 1 holds {one}, PC 2 {other}, the plane {both}.</source>
        <translation>{run} 移动最多的方向，于第 {step} 步确定：在其位置的方差中，主成分 1 占 {one}，主成分 2 占 {other}，平面共占 {both}。</translation>
    </message>
    <message>
        <source>One step in {count} was looked at.</source>
        <translation>每 {count} 步取一步。</translation>
    </message>
    <message>
        <source>Two random directions at right angles, filter-normalised: as long, unit by unit, as the weights are.</source>
        <translation>两个互相垂直的随机方向，经滤波器归一化：逐单元与权重等长。</translation>
    </message>
    <message>
        <source>Two random directions of length 1, at right angles.</source>
        <translation>两个互相垂直、长度为 1 的随机方向。</translation>
    </message>
    <message>
        <source>{one} and {other} through the start, over the domain; the others are held.</source>
        <translation>{one} 与 {other}，经过起点，范围为定义域；其余固定。</translation>
    </message>
    <message>
        <source>{one} and {other}; the others are held.</source>
        <translation>{one} 与 {other}；其余固定。</translation>
    </message>
</context>
<context>
    <name>PointForm</name>
    <message>
        <source>Click a point to select it, drag it to move it; double-click an empty place to add one, Delete takes the selected one out. By keys: Return selects, Tab goes on, arrows move.</source>
        <translation>单击选中一个点，拖动即可移动；双击空白处添加点，按 Delete 删除选中的点。用键盘：回车选中，Tab 到下一个，方向键移动。</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>第 {number} 个点</translation>
    </message>
    <message>
        <source>Point, {name}</source>
        <translation>数据点，{name}</translation>
    </message>
    <message>
        <source>Class of the point</source>
        <translation>该点的类别</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Esc: back   Alt+1 … Alt+0: what is shown</source>
        <translation>Esc：返回   Alt+1 … Alt+0：显示什么</translation>
    </message>
</context>
<context>
    <name>ProblemNames</name>
    <message>
        <source>Linear regression</source>
        <translation>线性回归</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Softmax regression</source>
        <translation>Softmax 回归</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <source>{name}, standardised</source>
        <translation>{name}（标准化）</translation>
    </message>
    <message>
        <source>Polynomial of degree {degree}</source>
        <translation>{degree} 次多项式</translation>
    </message>
    <message>
        <source>{count:,} points of your own</source>
        <translation>自己的 {count:,} 个点</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>evals to goal</source>
        <translation>达标求值数</translation>
    </message>
    <message>
        <source>place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>chooses its own steps: nothing to tune</source>
        <translation>自己决定步长，没有学习率可调</translation>
    </message>
    <message>
        <source>diverged with every learning rate that was tried</source>
        <translation>试过的所有学习率都发散</translation>
    </message>
    <message>
        <source>the best η is the last that is allowed: a better one may lie beyond</source>
        <translation>最好的 η 已到允许范围的尽头，更好的可能在范围之外</translation>
    </message>
    <message>
        <source>Budget: {budget:,} evaluations for each.</source>
        <translation>预算：每个运行 {budget:,} 次求值。</translation>
    </message>
    <message>
        <source>Landscape: {name}. Every run starts at ({start}).</source>
        <translation>地形：{name}。所有运行都从（{start}）出发。</translation>
    </message>
    <message>
        <source>Tuning: {rates} learning rates, evenly spaced in log η over the range of the slider, then {finer} between the neighbours of the best. Where the best is the outermost, the range grows by a factor of ten.</source>
        <translation>调参：在滑块范围内按 log η 等距取 {rates} 个学习率，再在最好者的左右邻居之间取 {finer} 个。若最好的在最边上，就把范围扩大十倍。</translation>
    </message>
    <message>
        <source>Chance: seeds {first} to {last}; the mean counts, and a rate that diverges with one seed is out.</source>
        <translation>随机性：用种子 {first} 到 {last}，取平均值；只要有一个种子发散，该学习率就出局。</translation>
    </message>
    <message>
        <source>A run ends early where ‖∇f‖ and ‖Δx‖ are below {tolerance}.</source>
        <translation>‖∇f‖ 和 ‖Δx‖ 都低于 {tolerance} 时提前结束。</translation>
    </message>
    <message>
        <source>Not tuned, as on the cards: {values}. Tuned as well, the order may differ.</source>
        <translation>未调的参数，与卡片上相同：{values}。如果也调，名次可能不同。</translation>
    </message>
    <message>
        <source>What was changed in the course of a run is left out.</source>
        <translation>运行途中所做的更改不计入。</translation>
    </message>
    <message>
        <source>Fair race</source>
        <translation>公平比赛</translation>
    </message>
    <message>
        <source>What counts: the loss at the end of the budget, not the lowest on the way.</source>
        <translation>比什么：预算用完时的损失，不是途中的最低值。</translation>
    </message>
    <message>
        <source>What counts: how many evaluations it takes until the loss is at most {goal}.</source>
        <translation>比什么：损失降到 {goal} 以下需要多少次求值。</translation>
    </message>
</context>
<context>
    <name>RaceForm</name>
    <message>
        <source>Write a whole number, such as 200.</source>
        <translation>请填整数，例如 200。</translation>
    </message>
    <message>
        <source>Write the loss to be reached, such as 0.001.</source>
        <translation>请填要达到的损失，例如 0.001。</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>How many evaluations each run may spend</source>
        <translation>每个运行最多可用多少次求值</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>比什么</translation>
    </message>
    <message>
        <source>By what the order is decided</source>
        <translation>按什么排名</translation>
    </message>
    <message>
        <source>Loss to reach</source>
        <translation>目标损失</translation>
    </message>
    <message>
        <source>The race is to this loss</source>
        <translation>看谁先达到这个损失</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>How often runs with chance are run</source>
        <translation>带随机性的运行要重复多少次</translation>
    </message>
    <message>
        <source>Lowest loss at the end</source>
        <translation>结束时损失最低</translation>
    </message>
    <message>
        <source>Fewest evaluations to a loss</source>
        <translation>最少求值达到目标损失</translation>
    </message>
</context>
<context>
    <name>RacePanel</name>
    <message>
        <source>Loss at the end of the budget against the learning rate</source>
        <translation>预算用完时的损失随学习率的变化</translation>
    </message>
    <message>
        <source>The card is in the clipboard.</source>
        <translation>比赛卡已复制到剪贴板。</translation>
    </message>
    <message>
        <source>There is no run: add one with + in the list of runs.</source>
        <translation>还没有运行：在运行列表里用 + 添加一个。</translation>
    </message>
    <message>
        <source>Start, landscape or runs have changed since: race again.</source>
        <translation>起点、地形或运行已经改变，请重新比赛。</translation>
    </message>
    <message>
        <source>The runs have these rates. Press Space to watch the race.</source>
        <translation>运行已采用这些学习率。按空格键观看比赛。</translation>
    </message>
    <message>
        <source>All visible runs start at the same place and may spend the same number of evaluations; the learning rate of each is tuned by one rule.</source>
        <translation>所有可见的运行从同一点出发，求值次数相同，学习率都按同一条规则调好。</translation>
    </message>
    <message>
        <source>Tune and race</source>
        <translation>调参并比赛</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use these rates</source>
        <translation>采用这些学习率</translation>
    </message>
    <message>
        <source>Copy card</source>
        <translation>复制比赛卡</translation>
    </message>
    <message>
        <source>Find the best learning rate of every run, and compare the losses</source>
        <translation>为每个运行找出最好的学习率，再比较损失</translation>
    </message>
    <message>
        <source>Stop computing; what is known stays</source>
        <translation>停止计算，已知的结果保留</translation>
    </message>
    <message>
        <source>Give the runs these learning rates from the start on</source>
        <translation>让各运行从头采用这些学习率</translation>
    </message>
    <message>
        <source>Table, rule, budget and conventions as text</source>
        <translation>以文本复制表格、规则、预算和约定</translation>
    </message>
    <message>
        <source>How much of the race is done</source>
        <translation>比赛进度</translation>
    </message>
    <message>
        <source>Each curve: f at the end of the budget for every η that was tried; the mark is the chosen η.</source>
        <translation>每条曲线：预算用完时的 f 随所试 η 的变化；标记处为选定的 η。</translation>
    </message>
    <message>
        <source>A curve is left out, and its mark at the bottom, where f is 0.</source>
        <translation>f 为 0 处不画曲线，标记放在底边。</translation>
    </message>
    <message>
        <source>Loss against the learning rate</source>
        <translation>损失与学习率</translation>
    </message>
</context>
<context>
    <name>RateStrip</name>
    <message>
        <source>What every learning rate comes to</source>
        <translation>每个学习率的结果</translation>
    </message>
    <message>
        <source>Every learning rate diverges.</source>
        <translation>所有学习率都发散。</translation>
    </message>
    <message>
        <source>Best here: {words}</source>
        <translation>这里最好的：{words}</translation>
    </message>
    <message>
        <source>Darker is lower: log of f above the lowest here; no lower than at the start is brightest. ▲ the best. Click to take a rate.</source>
        <translation>颜色越深损失越低：按高出最低值的部分取对数；不低于起点的最亮。▲ 最好的。点击即采用该学习率。</translation>
    </message>
    <message>
        <source>η = {rate}: diverges within {steps:,} steps</source>
        <translation>η = {rate}：{steps:,} 步内发散</translation>
    </message>
    <message>
        <source>η = {rate}: f = {loss} after {steps:,} steps</source>
        <translation>η = {rate}：{steps:,} 步后 f = {loss}</translation>
    </message>
</context>
<context>
    <name>ReadoutView</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Loss at this position</source>
        <translation>此位置的损失</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>梯度的长度</translation>
    </message>
    <message>
        <source>Learning rate of the update that led here</source>
        <translation>走到这里的那次更新的学习率</translation>
    </message>
    <message>
        <source>Length of the update that led here</source>
        <translation>走到这里的那次更新的长度</translation>
    </message>
    <message>
        <source>evals</source>
        <translation>求值</translation>
    </message>
    <message>
        <source>Gradient at this position</source>
        <translation>此位置的梯度</translation>
    </message>
    <message>
        <source>at the mouse</source>
        <translation>鼠标处</translation>
    </message>
    <message>
        <source>Made so far, also for drawing: {counts}</source>
        <translation>到此为止实际求值（含画图所需）：{counts}</translation>
    </message>
    <message>
        <source>step {step}, where the mouse points</source>
        <translation>第 {step} 步，鼠标所指</translation>
    </message>
    <message>
        <source>What the selected run is doing at this step</source>
        <translation>所选运行在这一步的情况</translation>
    </message>
    <message>
        <source>Add a run to see it descend</source>
        <translation>添加一次运行，观察它如何下降</translation>
    </message>
    <message>
        <source>cannot run on this landscape</source>
        <translation>无法在此地形上运行</translation>
    </message>
    <message>
        <source>cannot start here</source>
        <translation>不能从这里开始</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>budget used up at step {step}</source>
        <translation>第 {step} 步预算用完</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>在第 {step} 步发散</translation>
    </message>
    <message>
        <source>finished at step {step}</source>
        <translation>在第 {step} 步完成</translation>
    </message>
    <message>
        <source>left the map at step {step}</source>
        <translation>在第 {step} 步离开地形图</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>在起点</translation>
    </message>
    <message>
        <source>off the map</source>
        <translation>在地形图外</translation>
    </message>
    <message>
        <source>level</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>{doing}, all {count} steps made</source>
        <translation>{doing}，{count} 步已走完</translation>
    </message>
    <message>
        <source>loss {count}</source>
        <translation>损失 {count}</translation>
    </message>
    <message>
        <source>gradient {count}</source>
        <translation>梯度 {count}</translation>
    </message>
    <message>
        <source>second derivatives {count}</source>
        <translation>二阶导数 {count}</translation>
    </message>
    <message>
        <source>residuals {count}</source>
        <translation>残差 {count}</translation>
    </message>
    <message>
        <source>derivatives of the residuals {count}</source>
        <translation>残差的导数 {count}</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview …</source>
        <translation>正在生成预览…</translation>
    </message>
    <message>
        <source>{length}, {frames} frames, about {size}; takes about {time}</source>
        <translation>时长 {length}，{frames} 帧，约 {size}；大约需要 {time}</translation>
    </message>
    <message>
        <source>A film is being made. Call it off?</source>
        <translation>影片正在制作中。要取消吗？</translation>
    </message>
    <message>
        <source>Where should the film lie?</source>
        <translation>影片保存到哪里？</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>The film begins …</source>
        <translation>开始制作…</translation>
    </message>
    <message>
        <source>Frame {done} of {count}, about {left} left</source>
        <translation>第 {done} 帧，共 {count} 帧，约剩 {left}</translation>
    </message>
    <message>
        <source>Called off; nothing was written.</source>
        <translation>已取消；没有写入任何文件。</translation>
    </message>
    <message>
        <source>Done: {path}</source>
        <translation>完成：{path}</translation>
    </message>
    <message>
        <source>Record a film</source>
        <translation>录制影片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>How much of the film is made</source>
        <translation>影片制作进度</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Nothing was recorded: {reason}</source>
        <translation>没有录制任何内容：{reason}</translation>
    </message>
    <message>
        <source>Recorded: {path}</source>
        <translation>已录制：{path}</translation>
    </message>
</context>
<context>
    <name>RecoveryStrip</name>
    <message>
        <source>gdviz ended unexpectedly. Restore the last session?</source>
        <translation>gdviz 上次意外退出。是否恢复上次的会话？</translation>
    </message>
    <message>
        <source>The last session cannot be restored: {reason}</source>
        <translation>无法恢复上次的会话：{reason}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show or hide all hyperparameters</source>
        <translation>显示或隐藏全部超参数</translation>
    </message>
    <message>
        <source>Select {run}</source>
        <translation>选择 {run}</translation>
    </message>
    <message>
        <source>Branch off here</source>
        <translation>从此处分支</translation>
    </message>
    <message>
        <source>Branch, duplicate or remove {run}</source>
        <translation>分支、复制或移除 {run}</translation>
    </message>
    <message>
        <source>Optimizer of {run}</source>
        <translation>{run} 的优化器</translation>
    </message>
    <message>
        <source>Colour and marker: {style}</source>
        <translation>颜色和标记：{style}</translation>
    </message>
    <message>
        <source>Hide this run</source>
        <translation>隐藏此运行</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>显示此运行</translation>
    </message>
    <message>
        <source>Left out: {reasons}</source>
        <translation>已去掉：{reasons}</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>添加运行</translation>
    </message>
    <message>
        <source>No run yet: add one with + and watch it descend.</source>
        <translation>还没有运行：点 + 添加一次运行，观察它如何下降。</translation>
    </message>
</context>
<context>
    <name>RunSwatch</name>
    <message>
        <source>Vermilion, circle</source>
        <translation>朱红色，圆形</translation>
    </message>
    <message>
        <source>Blue, square</source>
        <translation>蓝色，正方形</translation>
    </message>
    <message>
        <source>Green, triangle</source>
        <translation>绿色，三角形</translation>
    </message>
    <message>
        <source>Pink, diamond</source>
        <translation>粉红色，菱形</translation>
    </message>
    <message>
        <source>Orange, pentagon</source>
        <translation>橙色，五边形</translation>
    </message>
    <message>
        <source>Sky blue, hexagon</source>
        <translation>天蓝色，六边形</translation>
    </message>
    <message>
        <source>Yellow, star</source>
        <translation>黄色，星形</translation>
    </message>
    <message>
        <source>Grey, cross</source>
        <translation>灰色，十字形</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>No run to compare yet: add one with + beside Runs.</source>
        <translation>还没有可比较的运行：用“运行”旁边的 + 添加一个。</translation>
    </message>
    <message>
        <source>The goal is not reached in the steps made so far.</source>
        <translation>到目前为止做的步数里没有达到目标。</translation>
    </message>
    <message>
        <source>No minimum of this landscape is known.</source>
        <translation>这个地形没有已知的极小点。</translation>
    </message>
</context>
<context>
    <name>RunTablePanel</name>
    <message>
        <source>Goal: f ≤</source>
        <translation>目标：f ≤</translation>
    </message>
    <message>
        <source>Loss that the runs are to reach</source>
        <translation>运行要达到的损失</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>运行的表格</translation>
    </message>
    <message>
        <source>A click on a heading sorts, and Return by the column one is in; Ctrl+C copies as text.</source>
        <translation>点击列名排序，回车按所在的列排序；Ctrl+C 复制为文字。</translation>
    </message>
    <message>
        <source>Headings of the table of runs</source>
        <translation>运行的表格的列名</translation>
    </message>
    <message>
        <source>Type a loss, or drag the dashed line in the loss plot; empty, it follows the best run.</source>
        <translation>输入一个损失，或拖动损失图中的虚线；留空则跟着最好的运行。</translation>
    </message>
    <message>
        <source>numbers at step {step}; the goal is counted over all steps made</source>
        <translation>数字取自第 {step} 步；目标在已做的所有步中计数</translation>
    </message>
    <message>
        <source>{verdict}, budget used up</source>
        <translation>{verdict}，预算已用完</translation>
    </message>
</context>
<context>
    <name>ScalingForm</name>
    <message>
        <source>Standardise the features</source>
        <translation>标准化特征</translation>
    </message>
    <message>
        <source>The model sees every feature with mean 0 and standard deviation 1</source>
        <translation>模型看到的每个特征均值为 0、标准差为 1</translation>
    </message>
    <message>
        <source>The axes of the map are weights of standardised features.</source>
        <translation>地图的坐标轴是标准化特征的权重。</translation>
    </message>
    <message>
        <source>κ = λmax / λmin of the Hessian tells how long the valleys are; plain gradient descent needs η &lt; 2/λmax</source>
        <translation>黑塞矩阵的 κ = λmax / λmin 说明山谷有多狭长；普通梯度下降要求 η &lt; 2/λmax</translation>
    </message>
    <message>
        <source>raw → standardised, the same at every point</source>
        <translation>原始 → 标准化，处处相同</translation>
    </message>
    <message>
        <source>raw → standardised, at the start</source>
        <translation>原始 → 标准化，在起点处</translation>
    </message>
    <message>
        <source>raw → standardised, at step {step:,} of {run}</source>
        <translation>原始 → 标准化，在 {run} 的第 {step:,} 步</translation>
    </message>
    <message>
        <source>≥ and ≤: a bound, there are too many weights for all curvatures</source>
        <translation>≥ 与 ≤：只是界限，权重太多，无法求出全部曲率</translation>
    </message>
    <message>
        <source>κ = ∞: in some direction it is flat or bends down</source>
        <translation>κ = ∞：某个方向上平坦或向下弯</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Learning rate over the steps</source>
        <translation>学习率随步数的变化</translation>
    </message>
    <message>
        <source>Schedule of {run}</source>
        <translation>{run} 的学习率调度</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>The same seed gives the same random numbers</source>
        <translation>相同的种子给出相同的随机数</translation>
    </message>
    <message>
        <source>A seed is a whole number of up to 15 figures, 0 or more.</source>
        <translation>种子是不超过 15 位的非负整数。</translation>
    </message>
</context>
<context>
    <name>SeedForm</name>
    <message>
        <source>Chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of everything random</source>
        <translation>所有随机数的种子</translation>
    </message>
    <message>
        <source>Other random numbers</source>
        <translation>换一组随机数</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>another size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
</context>
<context>
    <name>SliceNote</name>
    <message>
        <source>slice at {values}</source>
        <translation>切面：{values}</translation>
    </message>
    <message>
        <source>ball on this plane</source>
        <translation>小球在此平面上</translation>
    </message>
    <message>
        <source>ball {distance} off this plane</source>
        <translation>小球离此平面 {distance}</translation>
    </message>
    <message>
        <source>{distance} off this plane</source>
        <translation>离此平面 {distance}</translation>
    </message>
    <message>
        <source>map {share} %</source>
        <translation>地形图 {share} %</translation>
    </message>
</context>
<context>
    <name>SlicePanel</name>
    <message>
        <source>{name}, along the update from step {step} to {next}</source>
        <translation>{name}，沿第 {step} 步到第 {next} 步的更新方向</translation>
    </message>
    <message>
        <source>Loss along the step</source>
        <translation>沿更新方向的损失</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>○ α = 0, before the step · ● α = 1, the step taken · ★ lowest along the line · dashed: quadratic model · straight: Armijo condition, a step is to end below it</source>
        <translation>○ α = 0，这一步之前 · ● α = 1，实际走的一步 · ★ 沿线最低点 · 虚线：二次模型 · 直线：Armijo 条件，一步应落在它下方</translation>
    </message>
    <message>
        <source>model {value}</source>
        <translation>模型 {value}</translation>
    </message>
    <message>
        <source>Armijo {value}</source>
        <translation>Armijo {value}</translation>
    </message>
</context>
<context>
    <name>SliceWords</name>
    <message>
        <source>The step took f from {before} down to {after}.</source>
        <translation>这一步使 f 从 {before} 降到 {after}。</translation>
    </message>
    <message>
        <source>The step took f from {before} up to {after}: it went too far.</source>
        <translation>这一步使 f 从 {before} 升到 {after}：走得太远。</translation>
    </message>
    <message>
        <source>The step took f from {before} up to {after}: it went the wrong way.</source>
        <translation>这一步使 f 从 {before} 升到 {after}：方向不对。</translation>
    </message>
    <message>
        <source>The update begins uphill.</source>
        <translation>更新一开始就往上走。</translation>
    </message>
    <message>
        <source>Lowest along this line: f = {loss} at α = {alpha}.</source>
        <translation>沿此直线的最低点：α = {alpha} 处 f = {loss}。</translation>
    </message>
    <message>
        <source>Along this line f falls as far as α = {alpha}.</source>
        <translation>沿此直线直到 α = {alpha}，f 一直下降。</translation>
    </message>
    <message>
        <source>The quadratic model has no minimum: the line bends down or is straight.</source>
        <translation>二次模型没有最小值：曲线向下弯曲或是直线。</translation>
    </message>
    <message>
        <source>The quadratic model puts it at α = {alpha}.</source>
        <translation>二次模型的最低点在 α = {alpha}。</translation>
    </message>
    <message>
        <source>The Armijo condition (c = {share}) is met.</source>
        <translation>满足 Armijo 条件（c = {share}）。</translation>
    </message>
    <message>
        <source>The Armijo condition (c = {share}) is not met.</source>
        <translation>不满足 Armijo 条件（c = {share}）。</translation>
    </message>
    <message>
        <source>The update here is 0: there is no line to look along.</source>
        <translation>此处的更新为 0：没有可看的方向。</translation>
    </message>
    <message>
        <source>This run makes no update here.</source>
        <translation>这个运行在此处没有更新。</translation>
    </message>
</context>
<context>
    <name>SliceZoom</name>
    <message>
        <source>mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>Farther from the step</source>
        <translation>离这一步远一些</translation>
    </message>
    <message>
        <source>Closer to the step</source>
        <translation>离这一步近一些</translation>
    </message>
    <message>
        <source>The whole slice again</source>
        <translation>重新看整个剖面</translation>
    </message>
</context>
<context>
    <name>SmoothingBar</name>
    <message>
        <source>Smoothing factor β</source>
        <translation>平滑系数 β</translation>
    </message>
    <message>
        <source>Exponential moving average: s ← β s + (1 − β) f, from 0, divided by 1 − βⁿ, so that early steps are not drawn too low. About 1 / (1 − β) steps are averaged; the raw curve stays beside it, fainter.</source>
        <translation>指数移动平均：s ← β s + (1 − β) f，从 0 开始，再除以 1 − βⁿ，使前几步不会偏低。大约平均 1 / (1 − β) 步；原曲线仍在旁边，颜色较淡。</translation>
    </message>
    <message>
        <source>β lies above 0 and below 1, such as 0.9.</source>
        <translation>β 大于 0 小于 1，例如 0.9。</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>η is {first} at step {start}, {last} at step {end}; between {lowest} and {highest}</source>
        <translation>η 在第 {start} 步为 {first}，第 {end} 步为 {last}；在 {lowest} 与 {highest} 之间</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Also a click on the map sets the start</source>
        <translation>在地形图上点击也可以设置起点</translation>
    </message>
    <message>
        <source>Start, {name}</source>
        <translation>起点的 {name}</translation>
    </message>
    <message>
        <source>Start, all variables</source>
        <translation>起点的所有变量</translation>
    </message>
    <message>
        <source>{count} numbers are needed here, separated by commas.</source>
        <translation>这里需要 {count} 个数，用逗号隔开。</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>after this many steps</source>
        <translation>步数达到</translation>
    </message>
    <message>
        <source>when ‖∇f‖ is below</source>
        <translation>‖∇f‖ 小于</translation>
    </message>
    <message>
        <source>Stop after this many steps</source>
        <translation>步数达到此值时停止</translation>
    </message>
    <message>
        <source>Stop when the gradient is below</source>
        <translation>梯度的长度小于此值时停止</translation>
    </message>
    <message>
        <source>after this many evaluations</source>
        <translation>求值次数达到</translation>
    </message>
    <message>
        <source>What each run may spend.</source>
        <translation>每个运行可用的求值次数。</translation>
    </message>
    <message>
        <source>Every run makes at most so many steps.</source>
        <translation>每个运行最多走这么多步（步数）。</translation>
    </message>
    <message>
        <source>A run converges where both ‖∇f‖ and ‖Δx‖ are below this number.</source>
        <translation>‖∇f‖ 与 ‖Δx‖ 都小于此数（容差）时，运行即收敛。</translation>
    </message>
    <message>
        <source>Stop after this many evaluations</source>
        <translation>求值达到这么多次后停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Steps are counted in whole numbers.</source>
        <translation>步数必须是整数。</translation>
    </message>
    <message>
        <source>Evaluations are counted in whole numbers.</source>
        <translation>求值次数要填整数。</translation>
    </message>
</context>
<context>
    <name>Summaries</name>
    <message>
        <source>{name} from {low} to {high}</source>
        <translation>{name} 从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>f = {formula}, {spans}</source>
        <translation>f = {formula}，{spans}</translation>
    </message>
    <message>
        <source>the start is at {place}</source>
        <translation>起点在 {place}</translation>
    </message>
    <message>
        <source>known minima: {places}</source>
        <translation>已知极小点：{places}</translation>
    </message>
    <message>
        <source>Losses up to step {step}</source>
        <translation>到第 {step} 步为止的损失</translation>
    </message>
    <message>
        <source>{name}: from {first} to {last}, lowest {lowest}</source>
        <translation>{name}：从 {first} 到 {last}，最低 {lowest}</translation>
    </message>
    <message>
        <source>{name} at step {step}: {place}, f = {loss}</source>
        <translation>{name} 在第 {step} 步：{place}，f = {loss}</translation>
    </message>
</context>
<context>
    <name>SurfaceCorner</name>
    <message>
        <source>log height</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>Draw the height as a logarithm: steep walls flatten, valleys show</source>
        <translation>高度用对数刻度：陡壁变缓，谷底显现</translation>
    </message>
    <message>
        <source>Reset the camera</source>
        <translation>视角复位</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Surface of the landscape in space</source>
        <translation>地形的三维曲面</translation>
    </message>
    <message>
        <source>3-D is off: {reason}</source>
        <translation>三维视图已关闭：{reason}</translation>
    </message>
    <message>
        <source>One variable: the curve on the left is the whole landscape.</source>
        <translation>只有一个变量：左边的曲线就是整个地形。</translation>
    </message>
    <message>
        <source>The formula gives no finite number on this map: there is nothing to draw.</source>
        <translation>公式在这张地形图上没有有限的值：没有可画的曲面。</translation>
    </message>
    <message>
        <source>f (log)</source>
        <translation>f (对数)</translation>
    </message>
    <message>
        <source>{name}: step {step}, f {loss}</source>
        <translation>{name}：第 {step} 步，f {loss}</translation>
    </message>
    <message>
        <source>3-D is off: drawing failed ({reason}).</source>
        <translation>三维视图已关闭：绘制失败（{reason}）。</translation>
    </message>
</context>
<context>
    <name>TinyCurve</name>
    <message>
        <source>f from {first} to {last} in {count} steps</source>
        <translation>{count} 步内 f 从 {first} 变为 {last}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Layout: explore, explain, compare</source>
        <translation>布局：探索、讲解、比较</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>English / 简体中文</source>
        <translation>English / 简体中文</translation>
    </message>
    <message>
        <source>Some files could not be used: see why</source>
        <translation>有些文件无法使用：查看原因</translation>
    </message>
    <message>
        <source>Recording the window live: press to end it</source>
        <translation>正在实时录制窗口：按下即结束</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Run to the end</source>
        <translation>运行到结束</translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation>正在查看的步</translation>
    </message>
    <message>
        <source>Drag through all steps</source>
        <translation>拖动以浏览所有步</translation>
    </message>
    <message>
        <source>computing step</source>
        <translation>计算中，第</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Go to step</source>
        <translation>转到某一步</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>Speed in steps per second</source>
        <translation>速度（步/秒）</translation>
    </message>
    <message>
        <source>deriving the formula</source>
        <translation>正在求导</translation>
    </message>
    <message>
        <source>reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>VerdictStrip</name>
    <message>
        <source>Press Space and watch {run} descend.</source>
        <translation>按空格键，观察 {run} 如何下降。</translation>
    </message>
    <message>
        <source>There is no run to judge.</source>
        <translation>没有可以评判的运行。</translation>
    </message>
    <message>
        <source>One more step, now {steps}. {sentence}</source>
        <translation>增加了一步，现在共 {steps} 步。{sentence}</translation>
    </message>
    <message>
        <source>{added} more steps, now {steps}. {sentence}</source>
        <translation>增加了 {added} 步，现在共 {steps} 步。{sentence}</translation>
    </message>
    <message>
        <source>Set {symbol} = {value}</source>
        <translation>设 {symbol} = {value}</translation>
    </message>
    <message>
        <source>Set {symbol} = {value}, {steps} steps</source>
        <translation>设 {symbol} = {value}，{steps} 步</translation>
    </message>
    <message>
        <source>Make {count} steps</source>
        <translation>运行 {count} 步</translation>
    </message>
    <message>
        <source>Start at ({place})</source>
        <translation>从 ({place}) 出发</translation>
    </message>
    <message>
        <source>Tolerance {value}</source>
        <translation>容差 {value}</translation>
    </message>
    <message>
        <source>Batches of {count}</source>
        <translation>每批 {count} 个样本</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>Hide the verdict</source>
        <translation>隐藏结论</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>无法读取文件：{reason}</translation>
    </message>
    <message>
        <source>an exponent beyond ±{most} is too large</source>
        <translation>指数超出 ±{most}，太大了</translation>
    </message>
    <message>
        <source>the equations never assign x, so nothing would move</source>
        <translation>更新规则从未给 x 赋值，点不会移动</translation>
    </message>
    <message>
        <source>this is one number for all of g; it needs the components, such as g / norm(g)</source>
        <translation>这里对整个 g 只得到一个数；需要保留各分量，例如 g / norm(g)</translation>
    </message>
    <message>
        <source>each line must read “name = formula”</source>
        <translation>每一行都要写成“名称 = 公式”</translation>
    </message>
    <message>
        <source>“{name}” is not a name that can be assigned</source>
        <translation>“{name}”不是可以赋值的名称</translation>
    </message>
    <message>
        <source>“{name}” is given and cannot be assigned; use another name</source>
        <translation>“{name}”是已给定的量，不能赋值；请换一个名称</translation>
    </message>
    <message>
        <source>“{name}” is a vector in one line and a number in another</source>
        <translation>“{name}”在一行里是向量，在另一行里却是数</translation>
    </message>
    <message>
        <source>grad(…) needs a position, such as grad(x + μ v)</source>
        <translation>grad(…) 需要一个位置，例如 grad(x + μ v)</translation>
    </message>
    <message>
        <source>{name}(…) needs a vector, such as {name}(g)</source>
        <translation>{name}(…) 需要一个向量，例如 {name}(g)</translation>
    </message>
    <message>
        <source>the start needs {count} finite number(s)</source>
        <translation>起点需要 {count} 个有限的数</translation>
    </message>
    <message>
        <source>the number of steps must be from 1 to {most:,}</source>
        <translation>步数必须在 1 到 {most:,} 之间</translation>
    </message>
    <message>
        <source>the tolerance must be 0 or a positive number</source>
        <translation>容差必须是 0 或正数</translation>
    </message>
    <message>
        <source>the budget must be from 0 (none) to {most:,} evaluations</source>
        <translation>预算应为 0（不限）到 {most:,} 次求值</translation>
    </message>
    <message>
        <source>the seed must be a whole number from 0 to {most}</source>
        <translation>随机种子须为 0 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>both ends must be numbers within ±{most:g}</source>
        <translation>上限和下限都必须是 ±{most:g} 以内的数</translation>
    </message>
    <message>
        <source>the lower end must be below the upper end</source>
        <translation>下限必须小于上限</translation>
    </message>
    <message>
        <source>the two ends are too close together</source>
        <translation>上限和下限太接近</translation>
    </message>
    <message>
        <source>a batch needs at least one sample; 0 means all of them</source>
        <translation>一批至少要有一个样本；0 表示全部</translation>
    </message>
    <message>
        <source>a run branches off at a step from 0 to {most:,}</source>
        <translation>运行只能在第 0 到 {most:,} 步之间分支</translation>
    </message>
    <message>
        <source>the map shows two different variables, numbered from 0 to {last}</source>
        <translation>地形图显示两个不同的变量，编号从 0 到 {last}</translation>
    </message>
    <message>
        <source>start, domain and minima need {count} entries each, as the formula has</source>
        <translation>起点、定义域和最小值点都需要 {count} 项，与公式的变量个数相同</translation>
    </message>
    <message>
        <source>two runs are called “{name}”</source>
        <translation>有两次运行都叫“{name}”</translation>
    </message>
    <message>
        <source>the file is of version {found}, newer than this program reads ({known})</source>
        <translation>文件的版本是 {found}，比本程序能读取的版本（{known}）新</translation>
    </message>
    <message>
        <source>the formula is longer than {most} characters; shorten it</source>
        <translation>公式超过 {most} 个字符；请缩短</translation>
    </message>
    <message>
        <source>the formula is empty; type one, such as x² + y²</source>
        <translation>公式是空的；请输入一个，例如 x² + y²</translation>
    </message>
    <message>
        <source>{name} takes {wanted} value(s) in its parentheses, not {given}</source>
        <translation>{name} 的括号里要有 {wanted} 个值，而不是 {given} 个</translation>
    </message>
    <message>
        <source>a raised sign needs a number beside it, such as x⁻²</source>
        <translation>上标的正负号旁边要有数字，例如 x⁻²</translation>
    </message>
    <message>
        <source>this “{sign}” is never closed; add “{close}”</source>
        <translation>这个“{sign}”没有配对；请补上“{close}”</translation>
    </message>
    <message>
        <source>the formula ends too early; a number, a name or “(” is missing</source>
        <translation>公式没有写完；缺少数、名称或“(”</translation>
    </message>
    <message>
        <source>{name} needs parentheses, such as {name}(x)</source>
        <translation>{name} 后面要有括号，例如 {name}(x)</translation>
    </message>
    <message>
        <source>“)” comes too early or was never opened</source>
        <translation>“)”出现得太早，或者前面没有与它配对的“(”</translation>
    </message>
    <message>
        <source>“{text}” cannot stand here; a number, a name or “(” was expected</source>
        <translation>“{text}”不能放在这里；这里应该是数、名称或“(”</translation>
    </message>
    <message>
        <source>the formula is nested deeper than {most} levels; simplify it</source>
        <translation>公式的嵌套超过 {most} 层；请化简</translation>
    </message>
    <message>
        <source>the formula has more than {most} parts; simplify it</source>
        <translation>公式的组成部分超过 {most} 个；请化简</translation>
    </message>
    <message>
        <source>a comparison stands only first in where(x &gt; 0, …, …)</source>
        <translation>比较只能放在 where 的第一项，例如 where(x &gt; 0, …, …)</translation>
    </message>
    <message>
        <source>this constant is not a finite number</source>
        <translation>这个常数不是有限的数</translation>
    </message>
    <message>
        <source>use either x and y or x₁, x₂, …, not both</source>
        <translation>变量要么用 x 和 y，要么用 x₁、x₂、…，不能混用</translation>
    </message>
    <message>
        <source>{key} needs one entry for each of the {count} variables of the formula</source>
        <translation>公式有 {count} 个变量，{key} 需要为每个变量各给一项</translation>
    </message>
    <message>
        <source>{key} must be finite</source>
        <translation>{key} 必须是有限的数</translation>
    </message>
    <message>
        <source>{name} must be a number from {low:g} to {high:g}, not {value:g}</source>
        <translation>{name} 必须是 {low:g} 到 {high:g} 之间的数，不能是 {value:g}</translation>
    </message>
    <message>
        <source>batches need a problem made of data; this landscape has no samples</source>
        <translation>小批量需要由数据构成的问题；此地形没有样本</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the equations as such</source>
        <translation>更新规则里没有这样的“{name}”</translation>
    </message>
    <message>
        <source>two parameters are called “{name}”</source>
        <translation>有两个参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the range of “{name}” must be two numbers, the lower first</source>
        <translation>“{name}”的范围必须是两个数，小的在前</translation>
    </message>
    <message>
        <source>the range of “{name}” must be above 0 for a log scale</source>
        <translation>“{name}”用对数刻度时，范围必须大于 0</translation>
    </message>
    <message>
        <source>the default of “{name}” lies outside its limits</source>
        <translation>“{name}”的默认值超出了允许的范围</translation>
    </message>
    <message>
        <source>“{name}” cannot name a hyperparameter; use another name</source>
        <translation>“{name}”不能用作超参数的名称；请换一个名称</translation>
    </message>
    <message>
        <source>two hyperparameters are called “{name}”</source>
        <translation>有两个超参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the loss is not finite at the start; choose another start</source>
        <translation>起点处的损失不是有限的数；请换一个起点</translation>
    </message>
    <message>
        <source>descending: loss {loss:.5g}</source>
        <translation>正在下降：损失 {loss:.5g}</translation>
    </message>
    <message>
        <source>rising: loss {loss:.5g}</source>
        <translation>正在上升：损失 {loss:.5g}</translation>
    </message>
    <message>
        <source>going up and down: loss {loss:.5g}</source>
        <translation>时升时降：损失 {loss:.5g}</translation>
    </message>
    <message>
        <source>level: loss {loss:.5g}</source>
        <translation>持平：损失 {loss:.5g}</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>正在下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>正在上升</translation>
    </message>
    <message>
        <source>going up and down</source>
        <translation>时升时降</translation>
    </message>
    <message>
        <source>level</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>finished at step {step}</source>
        <translation>在第 {step} 步完成</translation>
    </message>
    <message>
        <source>budget used up at step {step}</source>
        <translation>第 {step} 步预算用完</translation>
    </message>
    <message>
        <source>diverged at step {step}: the loss exceeds 10¹² times its start</source>
        <translation>在第 {step} 步发散：损失超过起点处的 10¹² 倍</translation>
    </message>
    <message>
        <source>diverged at step {step}: the numbers are no longer finite</source>
        <translation>在第 {step} 步发散：数值不再是有限的数</translation>
    </message>
    <message>
        <source>a sign is missing between these two numbers</source>
        <translation>这两个数之间缺少运算符</translation>
    </message>
    <message>
        <source>a sum reads sum(i=1..9, x_i²): an index, its first and last value</source>
        <translation>求和写作 sum(i=1..9, x_i²)：下标、起始值和终止值</translation>
    </message>
    <message>
        <source>“{name}” means something else already; count with another letter</source>
        <translation>“{name}”已有别的含义，请换一个字母作下标</translation>
    </message>
    <message>
        <source>“{text}” means nothing in a formula; use + − * / ^, names and functions</source>
        <translation>公式里不能用“{text}”；请用 + − * / ^、名称和函数</translation>
    </message>
    <message>
        <source>a number was expected after this point</source>
        <translation>小数点后面应该有数字</translation>
    </message>
    <message>
        <source>“{name}” is not known here; perhaps “{near}” is meant</source>
        <translation>这里没有“{name}”；也许应该是“{near}”</translation>
    </message>
    <message>
        <source>“{name}” is not known here; known names are {known}</source>
        <translation>这里没有“{name}”；可用的名称有 {known}</translation>
    </message>
    <message>
        <source>this is not valid TOML: {reason}</source>
        <translation>不是有效的 TOML：{reason}</translation>
    </message>
    <message>
        <source>in {where}: {reason}</source>
        <translation>在 {where} 中：{reason}</translation>
    </message>
    <message>
        <source>in {key}, column {column}: {reason}</source>
        <translation>在 {key} 中，第 {column} 个字符：{reason}</translation>
    </message>
    <message>
        <source>{optimizer} has no hyperparameter “{name}”</source>
        <translation>{optimizer} 没有超参数“{name}”</translation>
    </message>
    <message>
        <source>the run “{run}” gives no value for “{name}”</source>
        <translation>运行“{run}”没有给出“{name}”的值</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the formula</source>
        <translation>公式中没有出现“{name}”</translation>
    </message>
    <message>
        <source>“{name}” cannot name a parameter; use another name</source>
        <translation>“{name}”不能用作参数名，请换一个名字</translation>
    </message>
    <message>
        <source>there is no dataset “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的数据集；现有 {known}</translation>
    </message>
    <message>
        <source>this model predicts classes, but the target is a number</source>
        <translation>这个模型预测类别，但目标是数值</translation>
    </message>
    <message>
        <source>this model predicts a number, not {count} classes; use softmax</source>
        <translation>这个模型预测数值，不能预测 {count} 个类别；请改用 softmax</translation>
    </message>
    <message>
        <source>logistic regression tells two classes apart, not {count}; use softmax</source>
        <translation>逻辑回归只能区分两个类别，而不是 {count} 个；请改用 softmax</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a number; correct it, or leave the column out by naming the features</source>
        <translation>“{column}”列：“{cell}”不是数；请改正，或指明特征列以略去这一列</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a number; correct it, or use a model that predicts classes</source>
        <translation>“{column}”列：“{cell}”不是数；请改正，或改用预测类别的模型</translation>
    </message>
    <message>
        <source>column “{column}” is empty here; fill it in, delete the line, or leave the column out</source>
        <translation>“{column}”列在此处为空；请填写、删除这一行，或略去这一列</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” lies beyond ±1e12; write the column in a larger unit</source>
        <translation>“{column}”列：“{cell}”超出 ±1e12；请换用更大的单位</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a finite number; fill it in or delete the line</source>
        <translation>“{column}”列：“{cell}”不是有限的数；请填写，或删除这一行</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” has a decimal comma; write a point</source>
        <translation>“{column}”列：“{cell}”用了逗号作小数点；请改用句点</translation>
    </message>
    <message>
        <source>column “{column}” has {count:,} different values, too many for classes; predict it as a number</source>
        <translation>“{column}”列有 {count:,} 个不同的值，作为类别太多；请把它作为数值来预测</translation>
    </message>
    <message>
        <source>column “{column}” is “{cell}” everywhere; there is nothing to predict</source>
        <translation>“{column}”列处处都是“{cell}”，没有什么可预测的</translation>
    </message>
    <message>
        <source>the file cannot be read: it is not there; put it back, or open the data from another place</source>
        <translation>无法读取文件：它不在那里；请把它放回原处，或从别处打开数据</translation>
    </message>
    <message>
        <source>this is not UTF-8 text; save the table as “CSV UTF-8”</source>
        <translation>这不是 UTF-8 文本；请把表格另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>this is not a text file; save the table as “CSV UTF-8”</source>
        <translation>这不是文本文件；请把表格另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>the file is empty; it needs a line for each sample</source>
        <translation>文件是空的；每个样本需要一行</translation>
    </message>
    <message>
        <source>the quotes or cells cannot be read from here on: {reason}</source>
        <translation>从这里起引号或单元格无法读取：{reason}</translation>
    </message>
    <message>
        <source>only one column was found; a feature and a target are needed, parted by commas, semicolons or tabs</source>
        <translation>只找到一列；需要一个特征列和一个目标列，以逗号、分号或制表符分隔</translation>
    </message>
    <message>
        <source>column {place} has no name; give it one</source>
        <translation>第 {place} 列没有名称；请为它命名</translation>
    </message>
    <message>
        <source>two columns are called “{name}”; rename one</source>
        <translation>有两列都叫“{name}”；请给其中一列改名</translation>
    </message>
    <message>
        <source>there are names of columns but no rows below them; add the samples</source>
        <translation>只有列名，下面没有数据行；请加入样本</translation>
    </message>
    <message>
        <source>the line has {found} of {count} cells; complete it, or leave out what is too much</source>
        <translation>这一行有 {found} 个单元格，应有 {count} 个；请补全，或删去多余的</translation>
    </message>
    <message>
        <source>there is no column “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的列；现有 {known}</translation>
    </message>
    <message>
        <source>“{name}” is the target and cannot be a feature too; leave it out</source>
        <translation>“{name}”是目标，不能同时作为特征；请去掉它</translation>
    </message>
    <message>
        <source>“{name}” is named twice among the features</source>
        <translation>特征中“{name}”出现了两次</translation>
    </message>
    <message>
        <source>“{name}” is {value:g} in every sample and cannot be standardised; leave it out</source>
        <translation>“{name}”在每个样本中都是 {value:g}，无法标准化；请略去它</translation>
    </message>
    <message>
        <source>the seed must not be negative</source>
        <translation>种子不能为负</translation>
    </message>
    <message>
        <source>the dataset “{dataset}” has no parameter “{name}”</source>
        <translation>数据集“{dataset}”没有名为“{name}”的参数</translation>
    </message>
    <message>
        <source>{name} must be a whole number, not {value:g}</source>
        <translation>{name} 必须是整数，而不是 {value:g}</translation>
    </message>
    <message>
        <source>features and target need names, each another one</source>
        <translation>特征和目标都需要名称，且互不相同</translation>
    </message>
    <message>
        <source>there must be two classes at least, each with another name</source>
        <translation>至少要有两个类别，且名称互不相同</translation>
    </message>
    <message>
        <source>give either points or a generator</source>
        <translation>请给出 points 或 generator，二者取一</translation>
    </message>
    <message>
        <source>there is no generator “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的生成器；现有 {known}</translation>
    </message>
    <message>
        <source>point {number} needs {count} finite numbers: features, then target</source>
        <translation>第 {number} 个点需要 {count} 个有限的数：先是特征，最后是目标</translation>
    </message>
    <message>
        <source>the target of point {number} is not the place of a class, from 0</source>
        <translation>第 {number} 个点的目标不是类别的序号（从 0 起）</translation>
    </message>
    <message>
        <source>points that are written out have no parameters</source>
        <translation>直接写出的点没有参数</translation>
    </message>
    <message>
        <source>the generator makes {count} feature(s)</source>
        <translation>这个生成器产生 {count} 个特征</translation>
    </message>
    <message>
        <source>the generator makes {fewest} to {most} classes</source>
        <translation>这个生成器产生 {fewest} 到 {most} 个类别</translation>
    </message>
    <message>
        <source>the generator needs just these parameters: {known}; see “{name}”</source>
        <translation>这个生成器恰好需要这些参数：{known}；请检查“{name}”</translation>
    </message>
    <message>
        <source>the limits of “count” must lie within 1 … {most:,}</source>
        <translation>“count”的限度必须在 1 … {most:,} 之内</translation>
    </message>
    <message>
        <source>a batch has from 1 to {count} samples, not {size}</source>
        <translation>一批包含 1 到 {count} 个样本，而不是 {size} 个</translation>
    </message>
    <message>
        <source>{optimizer} has no learning rate that “{modifier}” could schedule</source>
        <translation>{optimizer} 没有可由“{modifier}”调度的学习率</translation>
    </message>
    <message>
        <source>{optimizer} has a hyperparameter “{name}” of its own; use that, not “{modifier}”</source>
        <translation>{optimizer} 自己有超参数“{name}”；请使用它，而不是“{modifier}”</translation>
    </message>
    <message>
        <source>“{modifier}” cannot be added: another part has a hyperparameter “{name}” already</source>
        <translation>无法加入“{modifier}”：另一部分已经有名为“{name}”的超参数</translation>
    </message>
    <message>
        <source>the run left the finite numbers; choose another plane</source>
        <translation>该运行已超出有限数范围；请选择另一个平面</translation>
    </message>
    <message>
        <source>the run has not moved yet, so it has no main directions; make steps</source>
        <translation>该运行还没有移动，因此没有主方向；请先运行几步</translation>
    </message>
    <message>
        <source>an option changes g, so its formula must contain g</source>
        <translation>选项会改变 g，因此其公式必须包含 g</translation>
    </message>
    <message>
        <source>there is no weight “{name}”; there are {known}</source>
        <translation>没有权重“{name}”；有 {known}</translation>
    </message>
    <message>
        <source>name one weight or two different ones</source>
        <translation>请指定一个权重，或两个不同的权重</translation>
    </message>
    <message>
        <source>the domain needs {count} interval(s), one for each weight that is shown</source>
        <translation>定义域需要 {count} 个区间，每个显示的权重一个</translation>
    </message>
    <message>
        <source>a network has up to {most} layers of at least one unit each</source>
        <translation>网络最多有 {most} 层，每层至少一个单元</translation>
    </message>
    <message>
        <source>the network has {count:,} weights, more than {most:,}; choose fewer or smaller layers</source>
        <translation>网络有 {count:,} 个权重，超过了 {most:,} 个；请减少层数或每层的单元数</translation>
    </message>
    <message>
        <source>a polynomial takes one feature, not {count}; choose one column</source>
        <translation>多项式只接受一个特征，而不是 {count} 个；请只选一列</translation>
    </message>
    <message>
        <source>the degree must be from 1 to {most}, not {degree}</source>
        <translation>次数必须在 1 到 {most} 之间，而不是 {degree}</translation>
    </message>
    <message>
        <source>the smoothing factor must be at least 0 and below 1, not {value:g}</source>
        <translation>平滑系数必须不小于 0 且小于 1，而不是 {value:g}</translation>
    </message>
    <message>
        <source>the loss is not finite at the start</source>
        <translation>起点处的损失不是有限数</translation>
    </message>
    <message>
        <source>the steps grew too long, and the loss rose from {low:.4g} to {high:.4g}</source>
        <translation>步长变得过大，损失从 {low:.4g} 升到 {high:.4g}</translation>
    </message>
    <message>
        <source>η = {rate:.4g} &gt; {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}</source>
        <translation>沿曲率 {curvature:.3g} 的方向，η = {rate:.4g} &gt; {factor:.4g}/λmax = {limit:.4g}</translation>
    </message>
    <message>
        <source>η = {rate:.4g} is close to {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}</source>
        <translation>沿曲率 {curvature:.3g} 的方向，η = {rate:.4g} 接近 {factor:.4g}/λmax = {limit:.4g}</translation>
    </message>
    <message>
        <source>the landscape has no bottom in this direction: the loss falls below {loss:.4g} and on</source>
        <translation>地形在这个方向没有底：损失降到 {loss:.4g} 以下并继续下降</translation>
    </message>
    <message>
        <source>the step led to {place}, where the loss is not finite</source>
        <translation>这一步到达 {place}，那里的损失不是有限数</translation>
    </message>
    <message>
        <source>the update at {place} is not finite</source>
        <translation>在 {place} 处的更新不是有限数</translation>
    </message>
    <message>
        <source>{optimizer} chooses its own steps; give it neither a schedule nor “{modifier}”</source>
        <translation>{optimizer} 自己决定步长；请不要给它学习率调度，也不要给它“{modifier}”</translation>
    </message>
    <message>
        <source>{optimizer} needs all samples at every step; use the full batch</source>
        <translation>{optimizer} 每一步都需要全部样本；请使用全部样本</translation>
    </message>
    <message>
        <source>{optimizer} works with up to {most} variables, not {count}; choose another optimizer</source>
        <translation>{optimizer} 最多处理 {most} 个变量，而这里有 {count} 个；请换一个优化器</translation>
    </message>
    <message>
        <source>{optimizer} searches the domain of the landscape; give it one</source>
        <translation>{optimizer} 在地形的定义域内搜索；请给出一个定义域</translation>
    </message>
    <message>
        <source>{optimizer} needs a sum of squares, such as (1 - x)² + 100(y - x²)² or a fit by squared error</source>
        <translation>{optimizer} 需要平方和形式的地形，例如 (1 - x)² + 100(y - x²)²，或以平方误差做的拟合</translation>
    </message>
    <message>
        <source>the slope along the direction is too large for a number to hold</source>
        <translation>沿该方向的斜率太大，超出了数的表示范围</translation>
    </message>
    <message>
        <source>the gradient is exactly zero here: a method that follows it has nowhere to go</source>
        <translation>这里的梯度恰好为零：沿梯度行进的方法已无处可去</translation>
    </message>
    <message>
        <source>the gradient is not finite here, so there is no direction to go</source>
        <translation>这里的梯度不是有限数，因此没有可走的方向</translation>
    </message>
    <message>
        <source>no lower point is found along the direction, not even with the smallest step there is</source>
        <translation>沿该方向找不到更低的点，哪怕用最小的步长</translation>
    </message>
    <message>
        <source>the second derivatives are zero or not finite here: they give no step</source>
        <translation>这里的二阶导数为零或不是有限数：给不出步子</translation>
    </message>
    <message>
        <source>every point of the grid has been tried</source>
        <translation>网格上的每个点都已试过</translation>
    </message>
    <message>
        <source>the best cell is too small to be divided again</source>
        <translation>最优的格子已小得无法再划分</translation>
    </message>
    <message>
        <source>the trust region has shrunk to nothing: rounding leaves nothing to gain</source>
        <translation>信赖域已缩小到零：舍入误差之内已无可改进</translation>
    </message>
    <message>
        <source>the damping leaves no step that could be seen: rounding leaves nothing to gain</source>
        <translation>阻尼之下的步子已小得看不见：舍入误差之内已无可改进</translation>
    </message>
    <message>
        <source>the simplex has become smaller than the precision asked for</source>
        <translation>单纯形已小于所要求的精度</translation>
    </message>
    <message>
        <source>the derivatives of the residuals are zero or not finite here: they give no step</source>
        <translation>这里残差的导数为零或不是有限数：给不出步子</translation>
    </message>
    <message>
        <source>{name} needs a lower end above 0 on a logarithmic scale</source>
        <translation>在对数刻度上，{name} 的下端必须大于 0</translation>
    </message>
    <message>
        <source>a map needs at least one cell, and at most {most:,} in all</source>
        <translation>一张图至少要有一个格子，总共最多 {most:,} 个</translation>
    </message>
    <message>
        <source>with {count:,} variables a map can have at most {most:,} cells</source>
        <translation>有 {count:,} 个变量时，图最多可有 {most:,} 格</translation>
    </message>
    <message>
        <source>set {symbol} to {value:.3g}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>将 {symbol} 设为 {value:.3g}：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>make {steps:,} steps: the loss is then {loss:.4g}</source>
        <translation>运行 {steps:,} 步：损失将为 {loss:.4g}</translation>
    </message>
    <message>
        <source>start at {place}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>从 {place} 出发：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>start at {place}: from there the loss falls for ever, {loss:.4g} after {steps:,} steps</source>
        <translation>从 {place} 开始：损失从那里一直下降，{steps:,} 步后为 {loss:.4g}</translation>
    </message>
    <message>
        <source>set the tolerance to {tolerance:.3g}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>将容差设为 {tolerance:.3g}：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>let every step see {batch} samples: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>让每一步使用 {batch} 个样本：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>let every step see all samples: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>让每一步使用全部样本：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>diverged at step {step}: {reason}</source>
        <translation>在第 {step} 步发散：{reason}</translation>
    </message>
    <message>
        <source>diverges from step {step} on: {reason}</source>
        <translation>从第 {step} 步起发散：{reason}</translation>
    </message>
    <message>
        <source>diverging: {reason}</source>
        <translation>正在发散：{reason}</translation>
    </message>
    <message>
        <source>converged to the global minimum: loss {loss:.6g}, slope {slope:.2g}</source>
        <translation>收敛到全局最小值：损失 {loss:.6g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>converged to a local minimum: loss {loss:.6g}, the lowest known is {lowest:.6g}</source>
        <translation>收敛到局部最小值：损失 {loss:.6g}，已知最低为 {lowest:.6g}</translation>
    </message>
    <message>
        <source>converged to a minimum: loss {loss:.6g}, slope {slope:.2g}</source>
        <translation>收敛到一个最小值：损失 {loss:.6g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>stands on a maximum: slope {slope:.2g}, but lower ground on every side</source>
        <translation>停在极大值上：斜率 {slope:.2g}，但四周都更低</translation>
    </message>
    <message>
        <source>stands on a maximum: slope {slope:.2g}, but every curvature is negative (down to {least_curvature:.4g})</source>
        <translation>停在极大值上：斜率 {slope:.2g}，但所有曲率都为负（最小 {least_curvature:.4g}）</translation>
    </message>
    <message>
        <source>stuck at a saddle: slope {slope:.2g}, but along one direction the curvature is {least_curvature:.4g}</source>
        <translation>困在鞍点：斜率 {slope:.2g}，但沿一个方向的曲率为 {least_curvature:.4g}</translation>
    </message>
    <message>
        <source>stuck at a flat saddle: slope {slope:.2g}, and lower ground right beside it</source>
        <translation>困在平坦的鞍点：斜率 {slope:.2g}，而旁边就有更低的地方</translation>
    </message>
    <message>
        <source>stuck on a plateau: slope {slope:.2g}, and this is no minimum</source>
        <translation>困在平台上：斜率 {slope:.2g}，而这里不是最小值</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}: {reason}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡：{reason}</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}: the steps are too long with η = {rate:.4g}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡：η = {rate:.4g} 时步长过大</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡</translation>
    </message>
    <message>
        <source>the loss rises again from {loss:.4g}: {reason}</source>
        <translation>损失从 {loss:.4g} 又开始上升：{reason}</translation>
    </message>
    <message>
        <source>at its noise floor: the loss stays at {mean:.4g} ± {deviation:.2g}, since every step sees other noise</source>
        <translation>已到噪声下限：损失停留在 {mean:.4g} ± {deviation:.2g}，因为每一步的噪声都不同</translation>
    </message>
    <message>
        <source>ended at loss {loss:.4g} without reaching a minimum: {reason}</source>
        <translation>在损失 {loss:.4g} 处结束，未到达最小值：{reason}</translation>
    </message>
    <message>
        <source>on a plateau: slope {slope:.2g} at loss {loss:.4g}, too flat to lead to a minimum soon</source>
        <translation>在平台上：损失 {loss:.4g} 处斜率 {slope:.2g}，过于平坦，短期内到不了最小值</translation>
    </message>
    <message>
        <source>ended by its tolerance on the way down: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>在下降途中因容差而结束：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>almost at the minimum: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>几乎到达最小值：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>still descending: loss {loss:.4g}, about {about:,.0f} more steps to the minimum at this pace</source>
        <translation>仍在下降：损失 {loss:.4g}，按此速度还需约 {about:,.0f} 步到达最小值</translation>
    </message>
    <message>
        <source>the loss has risen from {start:.4g} at the start to {loss:.4g}</source>
        <translation>损失从起点的 {start:.4g} 升到了 {loss:.4g}</translation>
    </message>
    <message>
        <source>crawling: loss {loss:.4g}, about {about:,.0f} more steps to the minimum at this pace</source>
        <translation>进展缓慢：损失 {loss:.4g}，按此速度还需约 {about:,.0f} 步到达最小值</translation>
    </message>
    <message>
        <source>crawling: loss {loss:.4g}, more than a million more steps to the minimum at this pace</source>
        <translation>进展缓慢：损失 {loss:.4g}，按此速度还需一百万步以上才到最小值</translation>
    </message>
    <message>
        <source>still descending: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>仍在下降：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>no step made yet: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>尚未走步：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>crawling: loss {loss:.4g}, and hardly less with every step</source>
        <translation>进展缓慢：损失 {loss:.4g}，每一步几乎不再减小</translation>
    </message>
    <message>
        <source>written out, the formula has more than {most} parts; simplify it</source>
        <translation>展开后公式超过 {most} 个部分，请简化</translation>
    </message>
    <message>
        <source>a sum has from 1 to {most} terms, not {count}</source>
        <translation>求和应有 1 到 {most} 项，而不是 {count} 项</translation>
    </message>
    <message>
        <source>written out, this sum has more than {most} parts; simplify it</source>
        <translation>这个求和展开后超过 {most} 个部分，请简化</translation>
    </message>
    <message>
        <source>at {index} = {value} this would be x{number}; the variables are x₁ … x₁₀₀</source>
        <translation>当 {index} = {value} 时这里是 x{number}；变量只有 x₁ … x₁₀₀</translation>
    </message>
    <message>
        <source>a file name is missing</source>
        <translation>缺少文件名</translation>
    </message>
    <message>
        <source>“{name}”: a file name is made of letters, figures, _ and -</source>
        <translation>“{name}”：文件名只能由字母、数字、_ 和 - 组成</translation>
    </message>
    <message>
        <source>a file name has at most {most} characters</source>
        <translation>文件名最多 {most} 个字符</translation>
    </message>
    <message>
        <source>“{name}” is a name that Windows keeps for itself; use another</source>
        <translation>“{name}”是 Windows 保留的名称，请换一个</translation>
    </message>
    <message>
        <source>you have a file “{name}” already; open it, or use another name</source>
        <translation>您已有文件“{name}”；请打开它，或换一个名称</translation>
    </message>
    <message>
        <source>“{name}” is built in; give yours another file name</source>
        <translation>“{name}”是内置的，请为您的换一个文件名</translation>
    </message>
    <message>
        <source>η = {rate:.4g} is beyond the limit {limit:.4g} here: it will diverge along curvature {curvature:.4g}</source>
        <translation>η = {rate:.4g} 超过了此处的上限 {limit:.4g}：沿曲率 {curvature:.4g} 的方向会发散</translation>
    </message>
    <message>
        <source>η = {rate:.4g} is below the limit {limit:.4g} here, which curvature {curvature:.4g} sets</source>
        <translation>η = {rate:.4g} 低于此处由曲率 {curvature:.4g} 决定的上限 {limit:.4g}</translation>
    </message>
    <message>
        <source>the run has ended before this step</source>
        <translation>该运行在这一步之前已经结束</translation>
    </message>
    <message>
        <source>choose the landscape</source>
        <translation>选择地形</translation>
    </message>
    <message>
        <source>type the formula</source>
        <translation>输入公式</translation>
    </message>
    <message>
        <source>change the model</source>
        <translation>更改模型</translation>
    </message>
    <message>
        <source>change the data</source>
        <translation>更改数据</translation>
    </message>
    <message>
        <source>standardise or not</source>
        <translation>切换标准化</translation>
    </message>
    <message>
        <source>change the points</source>
        <translation>修改数据点</translation>
    </message>
    <message>
        <source>change {symbol} of the landscape</source>
        <translation>更改地形的 {symbol}</translation>
    </message>
    <message>
        <source>change the domain</source>
        <translation>更改定义域</translation>
    </message>
    <message>
        <source>change what the map shows</source>
        <translation>更改地形图显示的变量</translation>
    </message>
    <message>
        <source>move the start</source>
        <translation>移动起点</translation>
    </message>
    <message>
        <source>change the number of steps</source>
        <translation>更改步数</translation>
    </message>
    <message>
        <source>change the tolerance</source>
        <translation>更改容差</translation>
    </message>
    <message>
        <source>change the budget of evaluations</source>
        <translation>更改求值预算</translation>
    </message>
    <message>
        <source>change the seed</source>
        <translation>更改随机种子</translation>
    </message>
    <message>
        <source>add {run}</source>
        <translation>添加 {run}</translation>
    </message>
    <message>
        <source>remove {run}</source>
        <translation>移除 {run}</translation>
    </message>
    <message>
        <source>branch off {run}</source>
        <translation>分支 {run}</translation>
    </message>
    <message>
        <source>change the optimizer of {run}</source>
        <translation>更改 {run} 的优化器</translation>
    </message>
    <message>
        <source>change the schedule of {run}</source>
        <translation>更改 {run} 的学习率调度</translation>
    </message>
    <message>
        <source>change the options of {run}</source>
        <translation>更改 {run} 的选项</translation>
    </message>
    <message>
        <source>change the batch of {run}</source>
        <translation>更改 {run} 的批量</translation>
    </message>
    <message>
        <source>change {symbol} of {run}</source>
        <translation>更改 {run} 的 {symbol}</translation>
    </message>
    <message>
        <source>change {run}</source>
        <translation>更改 {run}</translation>
    </message>
    <message>
        <source>change the learning rates</source>
        <translation>更改学习率</translation>
    </message>
    <message>
        <source>change the experiment</source>
        <translation>更改实验</translation>
    </message>
    <message>
        <source>there is a file “{name}” already; use another name</source>
        <translation>已有名为“{name}”的文件，请换一个名称</translation>
    </message>
    <message>
        <source>the run “{run}” uses it; give that run another optimizer first</source>
        <translation>运行“{run}”正在使用它；请先给该运行换一个优化器</translation>
    </message>
    <message>
        <source>in {where}: {file}, line {line}: {reason}</source>
        <translation>{where}：{file} 第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>in {where}: there are {count:,} runs, more than {most:,}</source>
        <translation>{where}：有 {count:,} 个运行，超过了 {most:,} 个</translation>
    </message>
    <message>
        <source>in {where}: there are {count:,} edits, more than {most:,}</source>
        <translation>{where}：有 {count:,} 处修改，超过了 {most:,} 处</translation>
    </message>
    <message>
        <source>in {where}: there are {count} looks of {runs} runs</source>
        <translation>{where}：{runs} 个运行却有 {count} 个外观</translation>
    </message>
    <message>
        <source>in {where}: there is no run {index}; they count from 0</source>
        <translation>{where}：没有第 {index} 个运行；从 0 数起</translation>
    </message>
    <message>
        <source>in {where}: the name must be a kind and an id, “optimizers/mine”</source>
        <translation>{where}：名称须由种类和标识组成，如“optimizers/mine”</translation>
    </message>
    <message>
        <source>in {where}: {samples:,} samples are too many for {weights:,} weights</source>
        <translation>{where}：{weights:,} 个权重配 {samples:,} 个样本，太多了</translation>
    </message>
    <message>
        <source>in {where}: {count} entries are needed, there are {found}</source>
        <translation>{where}：需要 {count} 项，却有 {found} 项</translation>
    </message>
    <message>
        <source>in {where}: “{name}” is not known here</source>
        <translation>{where}：这里没有“{name}”</translation>
    </message>
    <message>
        <source>in {where}: “{name}” is not known here; “{like}” is</source>
        <translation>{where}：这里没有“{name}”；有“{like}”</translation>
    </message>
    <message>
        <source>in {where}: “{name}” is missing</source>
        <translation>{where}：缺少“{name}”</translation>
    </message>
    <message>
        <source>in {where}: the optimizer has no hyperparameter “{name}”</source>
        <translation>{where}：该优化器没有超参数“{name}”</translation>
    </message>
    <message>
        <source>in {where}: a step is a number from 0 to {most:,}</source>
        <translation>{where}：步数须在 0 到 {most:,} 之间</translation>
    </message>
    <message>
        <source>in {where}: the lower end must be below the upper end</source>
        <translation>{where}：下端必须小于上端</translation>
    </message>
    <message>
        <source>this is no file of gdviz: it does not begin with gdviz = {known}</source>
        <translation>这不是 gdviz 的文件：开头没有 gdviz = {known}</translation>
    </message>
    <message>
        <source>the file is not whole: its last line, [end], is missing</source>
        <translation>文件不完整：缺少最后一行 [end]</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>这不是文件</translation>
    </message>
    <message>
        <source>the file is larger than {most:,} bytes</source>
        <translation>文件大于 {most:,} 字节</translation>
    </message>
    <message>
        <source>this is no text in UTF-8</source>
        <translation>这不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>a key is nested too deeply</source>
        <translation>键嵌套过深</translation>
    </message>
    <message>
        <source>in {where}: a finite number is needed</source>
        <translation>{where}：需要有限的数</translation>
    </message>
    <message>
        <source>in {where}: the number is too large</source>
        <translation>{where}：数太大</translation>
    </message>
    <message>
        <source>in {where}: there are too many entries</source>
        <translation>{where}：项数太多</translation>
    </message>
    <message>
        <source>in {where}: the text is too long</source>
        <translation>{where}：文本太长</translation>
    </message>
    <message>
        <source>in {where}: the control character U+{code} has no place here</source>
        <translation>{where}：此处不能有控制字符 U+{code}</translation>
    </message>
    <message>
        <source>in {where}: a name cannot be used</source>
        <translation>{where}：有一个名称不能用</translation>
    </message>
    <message>
        <source>in {where}: the steps up to here hold {count:,} numbers, too many</source>
        <translation>{where}：到此为止的各步共有 {count:,} 个数，太多了</translation>
    </message>
    <message>
        <source>the text is longer than any that gdviz writes</source>
        <translation>文本比 gdviz 写出的任何文本都长</translation>
    </message>
    <message>
        <source>this is no text from gdviz: such a text begins with gdviz:1:</source>
        <translation>这不是 gdviz 的文本：那样的文本以 gdviz:1: 开头</translation>
    </message>
    <message>
        <source>the text is of version {found}; this program reads version {known}</source>
        <translation>文本是第 {found} 版；本程序读取第 {known} 版</translation>
    </message>
    <message>
        <source>the text is damaged: copy it once more, as a whole</source>
        <translation>文本已损坏：请重新完整复制一次</translation>
    </message>
    <message>
        <source>the text holds more than an experiment can</source>
        <translation>文本的内容超过了一个实验所能有的</translation>
    </message>
    <message>
        <source>the text is cut off: copy all of it</source>
        <translation>文本被截断：请全部复制</translation>
    </message>
    <message>
        <source>stands on a maximum</source>
        <translation>停在极大值上</translation>
    </message>
    <message>
        <source>ended at step {step}</source>
        <translation>在第 {step} 步结束</translation>
    </message>
    <message>
        <source>no step made yet</source>
        <translation>还没有走一步</translation>
    </message>
    <message>
        <source>cannot run here</source>
        <translation>不能在此运行</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>在第 {step} 步发散</translation>
    </message>
    <message>
        <source>diverges from step {step} on</source>
        <translation>从第 {step} 步起发散</translation>
    </message>
    <message>
        <source>at the global minimum</source>
        <translation>已到全局最小值</translation>
    </message>
    <message>
        <source>at a local minimum</source>
        <translation>已到局部最小值</translation>
    </message>
    <message>
        <source>at a minimum</source>
        <translation>已到最小值</translation>
    </message>
    <message>
        <source>cannot start here</source>
        <translation>不能从这里开始</translation>
    </message>
    <message>
        <source>diverging: no bottom</source>
        <translation>发散：没有底</translation>
    </message>
    <message>
        <source>stuck at a saddle</source>
        <translation>困在鞍点</translation>
    </message>
    <message>
        <source>on a plateau</source>
        <translation>在平台上</translation>
    </message>
    <message>
        <source>oscillates</source>
        <translation>来回振荡</translation>
    </message>
    <message>
        <source>crawling</source>
        <translation>进展缓慢</translation>
    </message>
    <message>
        <source>at its noise floor</source>
        <translation>已到噪声下限</translation>
    </message>
    <message>
        <source>still descending</source>
        <translation>仍在下降</translation>
    </message>
    <message>
        <source>its file cannot be read</source>
        <translation>它的文件无法读取</translation>
    </message>
    <message>
        <source>the run “{run}” needs the optimizer “{name}”, which is gone</source>
        <translation>运行“{run}”需要优化器“{name}”，但它已不存在</translation>
    </message>
    <message>
        <source>the run “{run}” needs “{name}”, which is gone</source>
        <translation>运行“{run}”需要“{name}”，但它已不存在</translation>
    </message>
    <message>
        <source>it needs “{name}”, which is gone</source>
        <translation>它需要“{name}”，但它已不存在</translation>
    </message>
    <message>
        <source>films need the package “av”, which cannot be used here ({reason}); install it: pip install av</source>
        <translation>制作影片需要软件包“av”，但此处无法使用（{reason}）；请安装：pip install av</translation>
    </message>
    <message>
        <source>the encoder “{codec}” is missing in the installed “av”; choose another format than {suffix}</source>
        <translation>已安装的“av”缺少编码器“{codec}”；请选择 {suffix} 以外的格式</translation>
    </message>
    <message>
        <source>“{name}” does not end in one of {known}</source>
        <translation>“{name}”的扩展名不是 {known} 之一</translation>
    </message>
    <message>
        <source>{width} × {height}: width and height must be from {least} to {most} pixels</source>
        <translation>{width} × {height}：宽和高须在 {least} 到 {most} 像素之间</translation>
    </message>
    <message>
        <source>{width} × {height}: this format needs even numbers; {even_width} × {even_height} would do</source>
        <translation>{width} × {height}：此格式需要偶数；可用 {even_width} × {even_height}</translation>
    </message>
    <message>
        <source>{fps:g} frames per second: give {least:g} to {most:g}</source>
        <translation>每秒 {fps:g} 帧：请给出 {least:g} 到 {most:g}</translation>
    </message>
    <message>
        <source>{fps:g} frames per second: GIF counts in hundredths of a second; give 10, 20, 25 or 50</source>
        <translation>每秒 {fps:g} 帧：GIF 以百分之一秒计时；请给出 10、20、25 或 50</translation>
    </message>
    <message>
        <source>from step {first} to step {last}: the steps go from 0 to {longest}, forwards</source>
        <translation>从第 {first} 步到第 {last} 步：步数须在 0 到 {longest} 之间，且向前</translation>
    </message>
    <message>
        <source>the film would have {count:,} frames; choose a higher pace or fewer steps (at most {most:,})</source>
        <translation>影片会有 {count:,} 帧；请加快速度或减少步数（最多 {most:,} 帧）</translation>
    </message>
    <message>
        <source>choose one view, or different ones side by side, or the window alone</source>
        <translation>请选择一个视图、几个不同的视图并排，或只选整个窗口</translation>
    </message>
    <message>
        <source>the pace must be above 0 and at most {most:,.0f} steps per second</source>
        <translation>速度须大于 0，且不超过每秒 {most:,.0f} 步</translation>
    </message>
    <message>
        <source>the film can rest at its end for 0 to {most:g} seconds</source>
        <translation>结尾可停留 0 到 {most:g} 秒</translation>
    </message>
    <message>
        <source>the camera turns by a finite number of degrees a second</source>
        <translation>相机每秒旋转的度数须为有限值</translation>
    </message>
    <message>
        <source>“{text}” is not a number</source>
        <translation>“{text}”不是数字</translation>
    </message>
    <message>
        <source>the surface cannot be drawn here: {reason}</source>
        <translation>此处无法绘制曲面：{reason}</translation>
    </message>
    <message>
        <source>there is no display, which the surface and the window need: run it under xvfb-run, or choose --view contour or --view contour+loss</source>
        <translation>没有显示器，而曲面和窗口需要显示器：请用 xvfb-run 运行，或选择 --view contour 或 --view contour+loss</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>“{name}” is not a name in Python</source>
        <translation>“{name}”不是 Python 里的合法名字</translation>
    </message>
    <message>
        <source>there is no hyperparameter “{name}”</source>
        <translation>没有名为“{name}”的超参数</translation>
    </message>
    <message>
        <source>a condition is a comparison, such as μ &gt; 0</source>
        <translation>条件必须是一个比较，例如 μ &gt; 0</translation>
    </message>
    <message>
        <source>there is no run to write; add one first</source>
        <translation>没有可以写出的运行；请先添加一个</translation>
    </message>
    <message>
        <source>{optimizer} is an algorithm of this program and not equations; leave it out</source>
        <translation>{optimizer} 是本程序中的算法，不是方程；请不要选它</translation>
    </message>
    <message>
        <source>“{run}” cannot be written as Python: {reason}</source>
        <translation>“{run}”无法写成 Python：{reason}</translation>
    </message>
    <message>
        <source>its data are {count:,} numbers, and a script holds up to {most:,}; choose fewer samples or features</source>
        <translation>它的数据有 {count:,} 个数，而脚本最多容纳 {most:,} 个；请减少样本或特征</translation>
    </message>
    <message>
        <source>torch.optim has no {optimizer} that makes the same steps; export it for NumPy alone</source>
        <translation>torch.optim 里没有与 {optimizer} 走法相同的优化器；请只用 NumPy 导出</translation>
    </message>
    <message>
        <source>PyTorch&apos;s {kind} makes other steps where “{name}” changes on the way; keep it, or export for NumPy</source>
        <translation>“{name}”中途改变时，PyTorch 的 {kind} 走法不同；请让它保持不变，或用 NumPy 导出</translation>
    </message>
    <message>
        <source>PyTorch&apos;s {kind} makes the same steps only where {condition}; export for NumPy</source>
        <translation>只有在 {condition} 时，PyTorch 的 {kind} 走法才相同；请用 NumPy 导出</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>“{field}” is missing</source>
        <translation>缺少“{field}”</translation>
    </message>
    <message>
        <source>there is no key “{field}” here</source>
        <translation>这里没有名为“{field}”的键</translation>
    </message>
    <message>
        <source>Expected `{wanted}`, got `{found}`</source>
        <translation>应为 `{wanted}`，却是 `{found}`</translation>
    </message>
    <message>
        <source>the whole window is a picture alone, and of pixels: a PNG</source>
        <translation>整个窗口只能单独成图，并且是像素图：请选择 PNG</translation>
    </message>
    <message>
        <source>choose at least one view</source>
        <translation>请至少选择一个视图</translation>
    </message>
    <message>
        <source>the surface is made of pixels, as it is drawn by the graphics card: choose PNG for it</source>
        <translation>曲面由显卡绘制，是像素图：请为它选择 PNG</translation>
    </message>
    <message>
        <source>only a PNG can be transparent</source>
        <translation>只有 PNG 可以透明</translation>
    </message>
    <message>
        <source>type can be drawn {least:g} to {most:g} times as large as usual</source>
        <translation>字号可以是通常大小的 {least:g} 到 {most:g} 倍</translation>
    </message>
    <message>
        <source>{width} × {height}: this picture must be at least {least} pixels wide</source>
        <translation>{width} × {height}：这张图片至少要 {least} 像素宽</translation>
    </message>
    <message>
        <source>it carries no experiment: only pictures and films that gdviz made do, until another program changes them</source>
        <translation>其中没有实验：只有 gdviz 制作的图片和影片才带有实验，并且不能被其他程序改动过</translation>
    </message>
    <message>
        <source>turn the surface as you like, then add a place of the camera below</source>
        <translation>把曲面转到想要的视角，再在下方添加相机位置</translation>
    </message>
    <message>
        <source>a plane is chosen of three variables or more</source>
        <translation>至少三个变量才能选择平面</translation>
    </message>
    <message>
        <source>the plane needs {count} finite numbers for its point and for each axis</source>
        <translation>平面的点和每条轴各需 {count} 个有限的数</translation>
    </message>
    <message>
        <source>steps are counted in whole numbers from 0</source>
        <translation>步数是从 0 起的整数</translation>
    </message>
    <message>
        <source>the shares of variance lie between 0 and 1</source>
        <translation>方差占比应在 0 与 1 之间</translation>
    </message>
    <message>
        <source>the two axes of the plane must point in different directions</source>
        <translation>平面的两轴方向必须不同</translation>
    </message>
    <message>
        <source>the example needs a name</source>
        <translation>示例需要一个名称</translation>
    </message>
    <message>
        <source>exploded: the gradient is no number any more</source>
        <translation>梯度已爆炸：不再是有效的数</translation>
    </message>
    <message>
        <source>no layer gets a gradient: nothing is learned any more</source>
        <translation>没有任何一层得到梯度：网络不再学习</translation>
    </message>
    <message>
        <source>exploding: the gradient of layer {strong} is {norm:.2g} long</source>
        <translation>梯度爆炸：第 {strong} 层的梯度长度为 {norm:.2g}</translation>
    </message>
    <message>
        <source>exploding: the gradient of layer {strong} is {norm:.2g} long, and one step changes its weights by {changed:.2g} × their length</source>
        <translation>梯度爆炸：第 {strong} 层的梯度长度为 {norm:.2g}，一步对其权重的改变是权重自身长度的 {changed:.2g} 倍</translation>
    </message>
    <message>
        <source>the gradients of all layers are alike: they differ by {ratio:.2g} × at most</source>
        <translation>各层梯度大小相近，最多相差 {ratio:.2g} 倍</translation>
    </message>
    <message>
        <source>layer {weak} gets no gradient at all: its weights stand still</source>
        <translation>第 {weak} 层完全得不到梯度：它的权重不再变化</translation>
    </message>
    <message>
        <source>the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}</source>
        <translation>第 {weak} 层的梯度是第 {strong} 层的 1/{ratio:.2g}</translation>
    </message>
    <message>
        <source>vanishing: the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}; it hardly learns</source>
        <translation>梯度消失：第 {weak} 层的梯度只有第 {strong} 层的 1/{ratio:.2g}，几乎学不动</translation>
    </message>
    <message>
        <source>the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}; it hardly learns</source>
        <translation>第 {weak} 层的梯度只有第 {strong} 层的 1/{ratio:.2g}，几乎学不动</translation>
    </message>
    <message>
        <source>the budget must be from {low} to {high:,} evaluations</source>
        <translation>预算应为 {low} 到 {high:,} 次求值</translation>
    </message>
    <message>
        <source>{low} to {high:,} learning rates can be tried</source>
        <translation>可以试 {low} 到 {high:,} 个学习率</translation>
    </message>
    <message>
        <source>from {low} to {high} seeds can be tried</source>
        <translation>可以试 {low} 到 {high} 个种子</translation>
    </message>
    <message>
        <source>the loss to be reached must be a number</source>
        <translation>目标损失必须是数</translation>
    </message>
    <message>
        <source>the budget pays for {steps:,} steps, more than {most:,}; lower it</source>
        <translation>这个预算够走 {steps:,} 步，超过 {most:,} 步；请调低</translation>
    </message>
    <message>
        <source>one step costs {cost:g} evaluations, more than the budget</source>
        <translation>一步就要 {cost:g} 次求值，超过了预算</translation>
    </message>
    <message>
        <source>no run is visible; add one, or open its eye</source>
        <translation>没有可见的运行；请添加一个，或打开它的眼睛图标</translation>
    </message>
    <message>
        <source>there is no point; a problem needs at least one</source>
        <translation>没有数据点；一个问题至少需要一个点</translation>
    </message>
    <message>
        <source>there are {inputs} points, but {targets} targets; each needs its own</source>
        <translation>有 {inputs} 个点，但有 {targets} 个目标值；每个点都需要自己的目标值</translation>
    </message>
    <message>
        <source>point {number} has {found} inputs; {count} are needed</source>
        <translation>第 {number} 个点有 {found} 个输入；需要 {count} 个</translation>
    </message>
    <message>
        <source>point {number}: every number must lie within ±{most:g}</source>
        <translation>第 {number} 个点：每个数都必须在 ±{most:g} 之内</translation>
    </message>
    <message>
        <source>there are {count:,} points, and up to {most:,} can be edited one by one; choose fewer samples</source>
        <translation>共有 {count:,} 个点，而逐点编辑最多只能有 {most:,} 个；请减少样本数</translation>
    </message>
    <message>
        <source>every feature and the target need a name of their own</source>
        <translation>每个特征和目标都需要各不相同的名称</translation>
    </message>
    <message>
        <source>at least two classes with different names are needed</source>
        <translation>至少需要两个名称不同的类别</translation>
    </message>
    <message>
        <source>point {number}: there is no class {target:g}</source>
        <translation>第 {number} 个点：没有类别 {target:g}</translation>
    </message>
    <message>
        <source>no point of the class “{name}” would be left; add another one of it first</source>
        <translation>类别“{name}”将一个点也不剩；请先为它添加另一个点</translation>
    </message>
    <message>
        <source>{samples:,} samples are too many for {weights:,} weights</source>
        <translation>{weights:,} 个权重配 {samples:,} 个样本太多了</translation>
    </message>
    <message>
        <source>its budget of {budget:,} evaluations is used up</source>
        <translation>{budget:,} 次求值的预算已用完</translation>
    </message>
    <message>
        <source>a map shows what a run does: add one</source>
        <translation>图显示运行的结果：请先添加一个运行</translation>
    </message>
    <message>
        <source>{optimizer} has no hyperparameters that a map could go through</source>
        <translation>{optimizer} 没有可供图遍历的超参数</translation>
    </message>
    <message>
        <source>with more than {most} variables minima are not told apart; choose the steps to converge</source>
        <translation>变量多于 {most} 个时不区分极小点；请选择收敛所需步数</translation>
    </message>
    <message>
        <source>there is no run to look at; add one</source>
        <translation>没有可看的运行；请添加一个</translation>
    </message>
    <message>
        <source>the run left the finite numbers; step back</source>
        <translation>该运行已超出有限数范围；请后退</translation>
    </message>
    <message>
        <source>choose two different variables</source>
        <translation>请选择两个不同的变量</translation>
    </message>
    <message>
        <source>batch = {batch}</source>
        <translation>批量 = {batch}</translation>
    </message>
    <message>
        <source>batch = {batch} in order</source>
        <translation>批量 = {batch}（按顺序）</translation>
    </message>
</context>
</TS>
